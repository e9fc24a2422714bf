package org.keskio.gateway.clerk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.clerk.ClerkBodies.NewCustomer;
import org.keskio.gateway.clerk.ClerkBodies.RecogniseQuestion;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.gateway.problem.Problem;
import org.keskio.identity.v1.Channel;
import org.keskio.identity.v1.CreateCustomerRequest;
import org.keskio.identity.v1.Identifier;
import org.keskio.identity.v1.RecogniseCustomerRequest;
import org.keskio.inventory.v1.ListSendOrdersRequest;
import org.keskio.profile.v1.ListContactsRequest;
import org.keskio.profile.v1.SetMembershipRequest;
import org.keskio.profile.v1.UpdateProfileRequest;
import org.keskio.profile.v1.ViewProfileRequest;

/** The customer in front of the clerk. Each look is kept: who, whom, why. */
@Path("/api/clerk/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "clerk: customers", description = "Recognise, create and see customers, as far as they allow it.")
public class ClerkCustomers {

    private final Peers peers;
    private final Stores stores;

    @Inject
    ClerkCustomers(Peers peers, Stores stores) {
        this.peers = peers;
        this.stores = stores;
    }

    @POST
    @Path("/recognise")
    @Operation(
            operationId = "recogniseCustomer",
            summary = "Recognise a customer",
            description =
                    "By e-mail, phone or loyalty card. Unknown, and known but not to be recognised in a store, give the same "
                            + "answer: customer null.")
    @APIResponse(
            responseCode = "200",
            description = "The customer as far as a clerk may see them, or null.",
            content = @Content(schema = @Schema(ref = "RecognisedCustomer")))
    public Uni<ObjectNode> recognise(@Nullable RecogniseQuestion body) {
        RecogniseQuestion question = Values.required("body", body);
        String purpose = Values.text(question.purpose());
        int letters = purpose.codePointCount(0, purpose.length());
        if (letters < 3 || letters > 200) { // before anybody is looked up
            throw Problem.field("purpose", "must say in 3-200 characters why");
        }
        Identifier identifier = Identifier.newBuilder()
                .setKind(ClerkBodies.kindOf("kind", question.kind()))
                .setValue(Values.text(question.value()))
                .build();
        return stores.find(stores.codeOfCaller())
                .map(store -> RecogniseCustomerRequest.newBuilder()
                        .setIdentifier(identifier)
                        .setChannel(Channel.CHANNEL_STORE)
                        .setRegion(store.getCountry())
                        .build())
                .chain(request -> peers.identity(identity -> identity.recogniseCustomer(request)))
                .chain(found -> found.getCustomerId().isEmpty()
                        ? Uni.createFrom().item(answer(null))
                        : view(found.getCustomerId(), purpose).map(ClerkCustomers::answer));
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createCustomer",
            summary = "Create a customer",
            description =
                    "With identifiers, recognition choice, consents and, if wanted, club membership. Repeating it with the same "
                            + "Idempotency-Key finishes what an outage interrupted. 409 IDENTIFIER_TAKEN: recognise them instead.")
    @APIResponse(
            responseCode = "201",
            description = "The customer as far as a clerk may see them.",
            content = @Content(schema = @Schema(ref = "Profile")))
    public Uni<ObjectNode> create(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NewCustomer body) {
        NewCustomer customer = Values.required("body", body);
        RequestId id = RequestId.of(key);
        String store = stores.codeOfCaller();
        CreateCustomerRequest.Builder request = CreateCustomerRequest.newBuilder()
                .setRequestId(id.value())
                .addAllIdentifiers(customer.identifierMessages())
                .addAllRecognition(customer.recognitionMessages())
                .setChannel(Channel.CHANNEL_STORE);
        UpdateProfileRequest.Builder profile = profileOf(id, customer, store);
        return stores.find(store)
                .map(found -> request.setRegion(found.getCountry()).build())
                .chain(asked -> peers.identity(identity -> identity.createCustomer(asked)))
                .map(answer -> answer.getCustomer().getCustomerId())
                .chain(customerId -> describe(profile.setCustomerId(customerId).build())
                        .chain(shown -> joinClub(id, customer, customerId, shown)));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "viewCustomer",
            summary = "See a customer",
            description = "What role and consent allow; withheld names the rest. The look is kept with its purpose.")
    @APIResponse(
            responseCode = "200",
            description = "The customer.",
            content = @Content(schema = @Schema(ref = "Profile")))
    public Uni<ObjectNode> get(
            @PathParam("id") @Parameter(description = "UUID of the customer.") String id,
            @QueryParam("purpose")
                    @Parameter(
                            description = "Why, 3-200 characters.",
                            required = true,
                            example = "send: choose delivery address")
                    @Nullable
                    String purpose) {
        return view(id, Values.text(purpose));
    }

    @GET
    @Path("/{id}/contacts")
    @Operation(
            operationId = "listContacts",
            summary = "The customer's timeline",
            description = "Newest first; needs the customer's consent clerk_view.")
    @APIResponse(
            responseCode = "200",
            description = "A page of contacts.",
            content = @Content(schema = @Schema(ref = "ListContactsResponse")))
    public Uni<ObjectNode> contacts(
            @PathParam("id") @Parameter(description = "UUID of the customer.") String id,
            @QueryParam("pageSize") @Parameter(description = "1-200; empty = 50.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListContactsRequest request = ListContactsRequest.newBuilder()
                .setCustomerId(id)
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.profile(profile -> profile.listContacts(request)).map(PublicJson::of);
    }

    @GET
    @Path("/{id}/orders")
    @Operation(
            operationId = "listCustomerOrders",
            summary = "The customer's send orders",
            description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of orders.",
            content = @Content(schema = @Schema(ref = "ListSendOrdersResponse")))
    public Uni<ObjectNode> orders(
            @PathParam("id") @Parameter(description = "UUID of the customer.") String id,
            @QueryParam("pageSize") @Parameter(description = "1-100; empty = 20.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListSendOrdersRequest request = ListSendOrdersRequest.newBuilder()
                .setCustomerId(id)
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.sends(sends -> sends.listSendOrders(request)).map(PublicJson::of);
    }

    private Uni<ObjectNode> view(String customerId, String purpose) {
        ViewProfileRequest request = ViewProfileRequest.newBuilder()
                .setCustomerId(customerId)
                .setPurpose(purpose)
                .build();
        return peers.profile(profile -> profile.viewProfile(request)).map(answer -> PublicJson.of(answer.getProfile()));
    }

    private Uni<ObjectNode> describe(UpdateProfileRequest request) {
        return peers.profile(profile -> profile.updateProfile(request))
                .map(answer -> PublicJson.of(answer.getProfile()));
    }

    private Uni<ObjectNode> joinClub(RequestId id, NewCustomer customer, String customerId, ObjectNode shown) {
        if (!Boolean.TRUE.equals(customer.clubMember())) {
            return Uni.createFrom().item(shown);
        }
        SetMembershipRequest request = SetMembershipRequest.newBuilder()
                .setRequestId(id.step("membership").value())
                .setCustomerId(customerId)
                .setMember(true)
                .build();
        return peers.profile(profile -> profile.setMembership(request))
                .map(joined -> shown.put("clubMember", joined.getMember())
                        .put("membershipVersion", joined.getMembershipVersion()));
    }

    private static UpdateProfileRequest.Builder profileOf(RequestId id, NewCustomer customer, String store) {
        UpdateProfileRequest.Builder request = UpdateProfileRequest.newBuilder()
                .setRequestId(id.step("profile").value())
                .setGivenName(Values.text(customer.givenName()))
                .setFamilyName(Values.text(customer.familyName()))
                .setLocale(Values.text(customer.locale()))
                .addAllConsents(customer.consentMessages())
                .setSource("store:" + store);
        if (customer.address() != null) {
            request.setAddress(customer.address().toMessage());
        }
        return request;
    }

    private static ObjectNode answer(@Nullable ObjectNode customer) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("customer", customer == null ? JsonNodeFactory.instance.nullNode() : customer);
        return answer;
    }
}
