package org.keskio.gateway.shop;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.ChoiceBody;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.Reason;
import org.keskio.gateway.shop.ShopBodies.Line;
import org.keskio.gateway.shop.ShopBodies.NewQuote;
import org.keskio.gateway.shop.ShopBodies.NewReservation;
import org.keskio.gateway.shop.ShopBodies.Redemption;
import org.keskio.gateway.shop.ShopBodies.Return;
import org.keskio.gateway.shop.ShopBodies.Sale;
import org.keskio.gateway.shop.ShopBodies.SignedQuote;
import org.keskio.inventory.v1.CommitReservationRequest;
import org.keskio.inventory.v1.DecideUnfilledRequest;
import org.keskio.inventory.v1.GetSendOrderRequest;
import org.keskio.inventory.v1.ListSendOrdersRequest;
import org.keskio.inventory.v1.RecordReturnRequest;
import org.keskio.inventory.v1.RecordSaleRequest;
import org.keskio.inventory.v1.ReleaseReservationRequest;
import org.keskio.inventory.v1.ReserveRequest;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.pricing.v1.QuoteBasketRequest;
import org.keskio.pricing.v1.RedeemQuoteRequest;
import org.keskio.pricing.v1.VerifyQuoteRequest;

/** What a web shop, app or till does with its own account, and a customer with theirs. */
@Path("/api/shop/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "shop: trade",
        description =
                "Quotes, reservations, orders, sales and returns. Token with the role shop; customers see their own orders.")
public class ShopTrade {

    private final Peers peers;
    private final Callers callers;

    @Inject
    ShopTrade(Peers peers, Callers callers) {
        this.peers = peers;
        this.callers = callers;
    }

    @POST
    @Path("/quotes")
    @RolesAllowed({"shop", "customer", "clerk", "store-manager"})
    @ResponseStatus(201)
    @Operation(
            operationId = "quote",
            summary = "Price a basket and sign the answer",
            description =
                    "The quote is honoured in every channel until it ends, whatever happens to the price book meanwhile.")
    @APIResponse(responseCode = "201", description = "The quote.", content = @Content(schema = @Schema(ref = "Quote")))
    public Uni<ObjectNode> quote(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NewQuote body) {
        NewQuote quote = Values.required("body", body);
        QuoteBasketRequest request = QuoteBasketRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setMarket(Values.text(quote.market()))
                .addAllLines(quote.toMessages())
                .setCustomerId(customerOf(Values.text(quote.customerId())))
                .build();
        return peers.pricing(pricing -> pricing.quoteBasket(request)).map(answer -> PublicJson.of(answer.getQuote()));
    }

    @POST
    @Path("/quotes/verify")
    @RolesAllowed({"shop", "clerk", "store-manager"})
    @Operation(
            operationId = "verifyQuote",
            summary = "Check a signed quote",
            description = "Tells whether the quote is honoured now: signature, time, redemption. Changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What the quote is worth.",
            content = @Content(schema = @Schema(ref = "VerifyQuoteResponse")))
    public Uni<ObjectNode> verify(@Nullable SignedQuote body) {
        VerifyQuoteRequest request = VerifyQuoteRequest.newBuilder()
                .setJws(Values.text(Values.required("body", body).jws()))
                .build();
        return peers.pricing(pricing -> pricing.verifyQuote(request)).map(PublicJson::of);
    }

    @POST
    @Path("/quotes/{quoteId}/redeem")
    @RolesAllowed("shop")
    @Operation(
            operationId = "redeemQuote",
            summary = "Redeem a quote",
            description =
                    "Once only; again with the same reference gives the same answer, with another one 409 QUOTE_REDEEMED.")
    @APIResponse(
            responseCode = "200",
            description = "Redeemed.",
            content = @Content(schema = @Schema(ref = "RedeemQuoteResponse")))
    public Uni<ObjectNode> redeem(
            @PathParam("quoteId") @Parameter(description = "UUID of the quote.") String quoteId,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Redemption body) {
        RedeemQuoteRequest request = RedeemQuoteRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setQuoteId(quoteId)
                .setReference(Values.text(Values.required("body", body).reference()))
                .build();
        return peers.pricing(pricing -> pricing.redeemQuote(request)).map(PublicJson::of);
    }

    @POST
    @Path("/reservations")
    @RolesAllowed("shop")
    @ResponseStatus(201)
    @Operation(
            operationId = "reserve",
            summary = "Hold a basket",
            description = "All or nothing, until it ends. 409 STOCK_SHORT names each line that falls short.")
    @APIResponse(
            responseCode = "201",
            description = "The reservation with the locations chosen.",
            content = @Content(schema = @Schema(ref = "Reservation")))
    public Uni<ObjectNode> reserve(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NewReservation body) {
        NewReservation wanted = Values.required("body", body);
        ReserveRequest request = ReserveRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .addAllLines(wanted.toMessages())
                .setHoldSeconds(wanted.holdSeconds() == null ? 0 : wanted.holdSeconds())
                .setReference(Values.text(wanted.reference()))
                .setCountry(Values.country(wanted.country()))
                .build();
        return peers.stock(stock -> stock.reserve(request)).map(answer -> PublicJson.of(answer.getReservation()));
    }

    @POST
    @Path("/reservations/{id}/commit")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("shop")
    @Operation(
            operationId = "commitReservation",
            summary = "Turn a reservation into a sale",
            description = "The pieces leave the stock. 409 RESERVATION_ENDED when its time was over.")
    @APIResponse(
            responseCode = "200",
            description = "The reservation, committed.",
            content = @Content(schema = @Schema(ref = "Reservation")))
    public Uni<ObjectNode> commit(
            @PathParam("id") @Parameter(description = "UUID of the reservation.") String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key) {
        CommitReservationRequest request = CommitReservationRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setReservationId(id)
                .build();
        return peers.stock(stock -> stock.commitReservation(request))
                .map(answer -> PublicJson.of(answer.getReservation()));
    }

    @POST
    @Path("/reservations/{id}/release")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("shop")
    @Operation(
            operationId = "releaseReservation",
            summary = "Give a reservation back",
            description = "Releasing twice changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The reservation, released.",
            content = @Content(schema = @Schema(ref = "Reservation")))
    public Uni<ObjectNode> release(
            @PathParam("id") @Parameter(description = "UUID of the reservation.") String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key) {
        ReleaseReservationRequest request = ReleaseReservationRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setReservationId(id)
                .build();
        return peers.stock(stock -> stock.releaseReservation(request))
                .map(answer -> PublicJson.of(answer.getReservation()));
    }

    @GET
    @Path("/orders/{idOrNumber}")
    @RolesAllowed({"shop", "customer"})
    @Operation(
            operationId = "getOrder",
            summary = "Where a send order stands",
            description = "By id or number. Customers see their own. Carries no address.")
    @APIResponse(
            responseCode = "200",
            description = "The order with each step so far.",
            content = @Content(schema = @Schema(ref = "ShopOrder")))
    public Uni<ObjectNode> order(
            @PathParam("idOrNumber") @Parameter(description = "UUID or number.", example = "S-4K7Q2M")
                    String idOrNumber) {
        GetSendOrderRequest request =
                GetSendOrderRequest.newBuilder().setSendOrderId(idOrNumber).build();
        return peers.sends(sends -> sends.getSendOrder(request)).map(answer -> withoutAddress(answer.getOrder()));
    }

    @POST
    @Path("/orders/{id}/choice")
    @RolesAllowed("customer")
    @Operation(
            operationId = "chooseForOwnOrder",
            summary = "Choose what to do when nobody can supply",
            description =
                    "For the customer whose order is awaiting_choice: refund, wait, or try_again, until chooseByTime. Later, or "
                            + "in another state: 409 STATE_CONFLICT.")
    @APIResponse(
            responseCode = "200",
            description = "The order after the choice.",
            content = @Content(schema = @Schema(ref = "ShopOrder")))
    public Uni<ObjectNode> choose(
            @PathParam("id") @Parameter(description = "UUID of the order.") String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable ChoiceBody body) {
        DecideUnfilledRequest request = DecideUnfilledRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .setChoice(Values.required("body", body).toMessage())
                .build();
        return peers.sends(sends -> sends.decideUnfilled(request)).map(answer -> withoutAddress(answer.getOrder()));
    }

    @GET
    @Path("/orders")
    @RolesAllowed("customer")
    @Operation(
            operationId = "listOwnOrders",
            summary = "The customer's own send orders",
            description = "Newest first; for a customer's token.")
    @APIResponse(
            responseCode = "200",
            description = "A page of orders.",
            content = @Content(schema = @Schema(ref = "ShopOrders")))
    public Uni<ObjectNode> orders(
            @QueryParam("pageSize") @Parameter(description = "1-100; empty = 20.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListSendOrdersRequest request = ListSendOrdersRequest.newBuilder()
                .setCustomerId(callers.current().customerId().orElse(""))
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.sends(sends -> sends.listSendOrders(request)).map(found -> {
            ObjectNode answer = PublicJson.of(found);
            List<SendOrder> orders = found.getOrdersList();
            answer.putArray("orders")
                    .addAll(orders.stream().map(ShopTrade::withoutAddress).toList());
            return answer;
        });
    }

    @POST
    @Path("/sales")
    @RolesAllowed({"shop", "clerk", "store-manager"})
    @Operation(
            operationId = "recordSale",
            summary = "Report a sale",
            description =
                    "Tells what a till or shop sold. It is taken as a fact: what was sold is gone, even when the record said otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "Stock after the sale.",
            content = @Content(schema = @Schema(ref = "RecordSaleResponse")))
    public Uni<ObjectNode> sale(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Sale body) {
        Sale sale = Values.required("body", body);
        RecordSaleRequest.Builder request = RecordSaleRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setLocation(Values.text(sale.location()))
                .addAllLines(Line.toMessages(sale.lines()))
                .setReference(Values.text(sale.reference()));
        if (sale.saleTime() != null) {
            request.setSaleTime(Values.time("saleTime", sale.saleTime()));
        }
        return peers.stock(stock -> stock.recordSale(request.build())).map(PublicJson::of);
    }

    @POST
    @Path("/returns")
    @RolesAllowed({"shop", "clerk", "store-manager"})
    @Operation(
            operationId = "recordReturn",
            summary = "Report a return",
            description = "Tells what came back to a location and can be sold again.")
    @APIResponse(
            responseCode = "200",
            description = "Stock after the return.",
            content = @Content(schema = @Schema(ref = "RecordReturnResponse")))
    public Uni<ObjectNode> returned(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Return body) {
        Return back = Values.required("body", body);
        RecordReturnRequest.Builder request = RecordReturnRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setLocation(Values.text(back.location()))
                .addAllLines(Line.toMessages(back.lines()))
                .setReference(Values.text(back.reference()));
        if (back.returnTime() != null) {
            request.setReturnTime(Values.time("returnTime", back.returnTime()));
        }
        return peers.stock(stock -> stock.recordReturn(request.build())).map(PublicJson::of);
    }

    /** A customer prices baskets for themselves only. */
    private String customerOf(String asked) {
        Caller caller = callers.current();
        if (!caller.is("customer") || caller.is("shop")) {
            return asked;
        }
        String own = caller.customerId().orElse("");
        if (!asked.isEmpty() && !asked.equals(own)) {
            throw Problem.of(Reason.CUSTOMER_NOT_YOURS, "customerId is another customer's")
                    .build();
        }
        return own;
    }

    private static ObjectNode withoutAddress(SendOrder order) {
        ObjectNode shown = PublicJson.of(order);
        shown.remove("deliverTo");
        return shown;
    }
}
