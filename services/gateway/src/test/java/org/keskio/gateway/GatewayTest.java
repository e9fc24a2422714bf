package org.keskio.gateway;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.keskio.gateway.json.RequestId;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.Tokens;

/** The real gateway over HTTP, with fake services, a fake login and a real broker around it. */
@QuarkusTestResource(FakeLogin.class)
@QuarkusTestResource(FakePeers.class)
@QuarkusTestResource(KafkaResource.class)
abstract class GatewayTest {

    static final String PROBLEM = "application/problem+json";

    @BeforeEach
    void forget() {
        RestAssured.config = RestAssured.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT));
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
        FakePeers.reset();
        World.storesAreFinnish();
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    static RequestSpecification asClerk() {
        return as(Tokens.clerk("FI-HEL-01"));
    }

    static RequestSpecification asShop() {
        return as(Tokens.shop());
    }

    static RequestSpecification asOperator() {
        return as(Tokens.operator());
    }

    /** A change with a body, under an id of its own. */
    static RequestSpecification change(RequestSpecification caller, String json) {
        return caller.header(RequestId.HEADER, World.newId())
                .contentType(ContentType.JSON)
                .body(json);
    }
}
