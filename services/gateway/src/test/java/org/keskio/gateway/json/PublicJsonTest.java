package org.keskio.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.type.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.gateway.problem.Problem;
import org.keskio.inventory.v1.SendOrder;

class PublicJsonTest {

    @ParameterizedTest
    @CsvSource({
        "129, 900000000, EUR, 129.90",
        "129, 0, EUR, 129.00",
        "0, 10000000, EUR, 0.01",
        "-1, -500000000, EUR, -1.50",
        "1500, 0, ISK, 1500",
        "1, 5000000, EUR, 1.005",
        "9, 0, XQQ, 9.00",
    })
    void moneyIsDecimalTextAsItsCurrencyIs(long units, int nanos, String currency, String text) {
        Money money = Money.newBuilder()
                .setUnits(units)
                .setNanos(nanos)
                .setCurrencyCode(currency)
                .build();

        assertThat(PublicJson.money(money).get("amount").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"129.90", "0.01", "99999999.99", "-5.5", "0"})
    void moneyComesBackAsItWas(String amount) {
        Money money = Values.money("amount", new MoneyBody(amount, "EUR"));

        assertThat(new BigDecimal(PublicJson.money(money).get("amount").asText()))
                .isEqualByComparingTo(new BigDecimal(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1e3", "NaN", "12,90", " 1", "١", "1234567890123456789012345678901234567890"})
    void moneyThatIsNoDecimalTextIsRefused(String amount) {
        assertThatThrownBy(() -> Values.money("price", new MoneyBody(amount, "EUR")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("price.amount");
    }

    @Test
    void everyFieldIsThereAndWhatIsNotSetIsNull() {
        var json = PublicJson.of(SendOrder.getDefaultInstance());

        assertThat(json.get("state").isNull()).isTrue();
        assertThat(json.get("deliverTo").isNull()).isTrue();
        assertThat(json.get("createTime").isNull()).isTrue();
        assertThat(json.get("quantity").asInt(-1)).isZero();
        assertThat(json.get("steps").isEmpty()).isTrue();
        assertThat(json.get("number").asText("?")).isEmpty();
    }
}
