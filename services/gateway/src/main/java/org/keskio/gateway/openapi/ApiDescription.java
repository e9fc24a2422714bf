package org.keskio.gateway.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Descriptors.Descriptor;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.problem.ProblemDocument;
import org.keskio.inventory.v1.CheckStockResponse;
import org.keskio.inventory.v1.DryRunPolicyResponse;
import org.keskio.inventory.v1.FindNearestLocationsResponse;
import org.keskio.inventory.v1.GetAvailabilityResponse;
import org.keskio.inventory.v1.GetPolicyResponse;
import org.keskio.inventory.v1.GetStyleResponse;
import org.keskio.inventory.v1.ListLostDemandResponse;
import org.keskio.inventory.v1.ListMovementsResponse;
import org.keskio.inventory.v1.ListPartnersResponse;
import org.keskio.inventory.v1.ListPoliciesResponse;
import org.keskio.inventory.v1.ListSendOrdersResponse;
import org.keskio.inventory.v1.ListTasksResponse;
import org.keskio.inventory.v1.ListTransfersResponse;
import org.keskio.inventory.v1.NoteWantedResponse;
import org.keskio.inventory.v1.Partner;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.PublishPolicyResponse;
import org.keskio.inventory.v1.ReceiveTransferResponse;
import org.keskio.inventory.v1.ReconcileStockResponse;
import org.keskio.inventory.v1.RecordCountResponse;
import org.keskio.inventory.v1.RecordDamageResponse;
import org.keskio.inventory.v1.RecordReceiptResponse;
import org.keskio.inventory.v1.RecordReturnResponse;
import org.keskio.inventory.v1.RecordSaleResponse;
import org.keskio.inventory.v1.Reservation;
import org.keskio.inventory.v1.SearchCatalogueResponse;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.StockFeed;
import org.keskio.inventory.v1.Transfer;
import org.keskio.messaging.v1.ExplainMessageResponse;
import org.keskio.messaging.v1.ListMessagesResponse;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.ListMarketsResponse;
import org.keskio.pricing.v1.ListPriceHistoryResponse;
import org.keskio.pricing.v1.PublishPricesResponse;
import org.keskio.pricing.v1.Quote;
import org.keskio.pricing.v1.RedeemQuoteResponse;
import org.keskio.pricing.v1.VerifyQuoteResponse;
import org.keskio.profile.v1.ListContactsResponse;
import org.keskio.profile.v1.ListLooksResponse;
import org.keskio.profile.v1.Profile;

/**
 * Completes the OpenAPI document: the shapes of the answers come from the contracts and their comments, so they cannot drift;
 * examples come from {@code openapi/examples}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final List<Descriptor> ANSWERS = List.of(
            SearchCatalogueResponse.getDescriptor(),
            GetStyleResponse.getDescriptor(),
            GetAvailabilityResponse.getDescriptor(),
            BatchGetPricesResponse.getDescriptor(),
            ListMarketsResponse.getDescriptor(),
            Quote.getDescriptor(),
            VerifyQuoteResponse.getDescriptor(),
            RedeemQuoteResponse.getDescriptor(),
            Reservation.getDescriptor(),
            SendOrder.getDescriptor(),
            RecordSaleResponse.getDescriptor(),
            RecordReturnResponse.getDescriptor(),
            PlanSendResponse.getDescriptor(),
            ListTasksResponse.getDescriptor(),
            ListSendOrdersResponse.getDescriptor(),
            Profile.getDescriptor(),
            ListContactsResponse.getDescriptor(),
            ListLooksResponse.getDescriptor(),
            PublishPricesResponse.getDescriptor(),
            ListPriceHistoryResponse.getDescriptor(),
            ListPoliciesResponse.getDescriptor(),
            GetPolicyResponse.getDescriptor(),
            PublishPolicyResponse.getDescriptor(),
            DryRunPolicyResponse.getDescriptor(),
            ListMovementsResponse.getDescriptor(),
            CheckStockResponse.getDescriptor(),
            ListPartnersResponse.getDescriptor(),
            FindNearestLocationsResponse.getDescriptor(),
            ListTransfersResponse.getDescriptor(),
            ReceiveTransferResponse.getDescriptor(),
            ReconcileStockResponse.getDescriptor(),
            RecordCountResponse.getDescriptor(),
            RecordDamageResponse.getDescriptor(),
            RecordReceiptResponse.getDescriptor(),
            StockFeed.getDescriptor(),
            Transfer.getDescriptor(),
            Partner.getDescriptor(),
            NoteWantedResponse.getDescriptor(),
            ListLostDemandResponse.getDescriptor(),
            ListMessagesResponse.getDescriptor(),
            ExplainMessageResponse.getDescriptor());

    private static final String REFERENCE = "#/components/schemas/";
    /** What takes rows of a feed, as text. */
    private static final Set<String> TAKE_ROWS = Set.of("takeFeed", "takeStockFeed");

    private final ClassLoader loader = ApiDescription.class.getClassLoader();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = Optional.ofNullable(api.getComponents()).orElseGet(OASFactory::createComponents);
        api.setComponents(components);
        schemas().forEach(components::addSchema);
        components.addParameter("IdempotencyKey", idempotencyKey());
        components.addResponse("Problem", problem());
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .forEach(this::complete);
        }
    }

    private Map<String, Schema> schemas() {
        ProtoSchemas answers = new ProtoSchemas(loader);
        ANSWERS.forEach(answers::add);
        Map<String, Schema> schemas = new LinkedHashMap<>(answers.all());
        GatewaySchemas.addTo(schemas);
        return schemas;
    }

    private void complete(Operation operation) {
        if (operation.getRequestBody() != null) {
            addExamples(operation.getRequestBody().getContent());
            if (TAKE_ROWS.contains(operation.getOperationId())) {
                operation.getRequestBody().setContent(feeds());
            }
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> addExamples(response.getContent()));
        operation
                .getResponses()
                .addAPIResponse("default", OASFactory.createAPIResponse().ref("Problem"));
    }

    private void addExamples(@Nullable Content content) {
        if (content == null || content.getMediaTypes() == null) {
            return;
        }
        for (MediaType type : content.getMediaTypes().values()) {
            Schema schema = type.getSchema();
            if (schema != null && schema.getRef() != null && type.getExample() == null) {
                example(schema.getRef().substring(REFERENCE.length())).ifPresent(type::setExample);
            }
        }
    }

    private Optional<Object> example(String name) {
        try (InputStream in = loader.getResourceAsStream("openapi/examples/" + name + ".json")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new JsonMapper().readValue(in, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Content feeds() {
        Schema text = OASFactory.createSchema().addType(SchemaType.STRING);
        return OASFactory.createContent()
                .addMediaType(
                        "text/csv",
                        OASFactory.createMediaType()
                                .schema(text)
                                .example("sku,location,on_hand\nTUN-0001-BLK-M,FI-HEL-01,4\n"))
                .addMediaType(
                        "application/x-ndjson",
                        OASFactory.createMediaType()
                                .schema(text)
                                .example("{\"sku\":\"TUN-0001-BLK-M\",\"location\":\"FI-HEL-01\",\"on_hand\":4}\n"));
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(true)
                .description(
                        "UUID of this change. The same id with the same content gives the same answer; with other content "
                                + "409 REQUEST_ID_REUSED.")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).format("uuid"))
                .example("4e6f1a52-6c5e-4ad3-9d0c-2f0c4f6f7a11");
    }

    private APIResponse problem() {
        MediaType document =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        example("Problem").ifPresent(document::setExample);
        return OASFactory.createAPIResponse()
                .description("What went wrong, for people and programs.")
                .content(OASFactory.createContent().addMediaType(ProblemDocument.MEDIA_TYPE, document));
    }
}
