package org.keskio.inventory.inbound.grpc;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.protobuf.Timestamp;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.application.demand.LostDemands;
import org.keskio.inventory.application.demand.RecordDemand;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.demand.LossKind;
import org.keskio.inventory.domain.demand.LostDemand;
import org.keskio.inventory.domain.demand.PostcodeArea;
import org.keskio.inventory.domain.demand.WantedWords;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.v1.DemandGrouping;
import org.keskio.inventory.v1.DemandService;
import org.keskio.inventory.v1.ListLostDemandRequest;
import org.keskio.inventory.v1.ListLostDemandResponse;
import org.keskio.inventory.v1.LostDemandRow;
import org.keskio.inventory.v1.NoteWantedRequest;
import org.keskio.inventory.v1.NoteWantedResponse;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.platform.events.Requests;

/** Lost demand over gRPC. */
@GrpcService
class DemandGrpc implements DemandService {

    private static final int MOST_PIECES = 999;
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final RecordDemand demand;
    private final LostDemands kept;
    private final ProductsByCode products;
    private final Requests requests;
    private final Callers callers;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    DemandGrpc(
            RecordDemand demand,
            LostDemands kept,
            ProductsByCode products,
            Requests requests,
            Callers callers,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.demand = demand;
        this.kept = kept;
        this.products = products;
        this.requests = requests;
        this.callers = callers;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<NoteWantedResponse> noteWanted(NoteWantedRequest request) {
        LostDemand note = note(request);
        return requests.once(
                request.getRequestId(),
                request,
                NoteWantedResponse.parser(),
                tx -> demand.record(tx, List.of(note))
                        .replaceWith(NoteWantedResponse.newBuilder()
                                .setNoteId(note.id().toString())
                                .build()));
    }

    private LostDemand note(NoteWantedRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        Optional<Sku> sku =
                request.getSku().isEmpty() ? Optional.empty() : Optional.of(fields.sku("sku", request.getSku()));
        Optional<WantedWords> words = WantedWords.of(request.getWords());
        if (sku.isPresent() != request.getWords().isEmpty()) {
            fields.wrong("words", sku.isPresent() ? "must be empty beside a sku" : "is missing, or else a sku");
        } else if (sku.isEmpty() && words.isEmpty()) {
            fields.wrong(
                    "words",
                    "must be 3-100 characters with at least 3 letters, without an e-mail address and with at most 4 digits");
        }
        int quantity = fields.numberOr("quantity", request.getQuantity(), 1, MOST_PIECES, 1);
        PostcodeArea area = area(fields, request.getPostcodeArea());
        fields.check();
        sku.filter(code -> products.find(code).isEmpty()).ifPresent(code -> {
            throw Refusals.skuUnknown(code);
        });
        LocationCode store = callers.current().store().map(LocationCode::new).orElseThrow(Refusals::storeNotYours);
        return new LostDemand(
                UuidCreator.getTimeOrderedEpoch(),
                LossKind.NOTED_BY_CLERK,
                sku,
                words,
                Optional.of(store),
                area,
                quantity,
                clock.instant());
    }

    private static PostcodeArea area(RequestFields fields, String text) {
        try {
            return new PostcodeArea(text);
        } catch (IllegalArgumentException e) {
            fields.wrong("postcode_area", "must be a country and one or two characters of the postcode, e.g. FI-33");
            return PostcodeArea.UNKNOWN;
        }
    }

    @Override
    @RolesAllowed({"operator", "store-manager"})
    public Uni<ListLostDemandResponse> listLostDemand(ListLostDemandRequest request) {
        RequestFields fields = new RequestFields();
        Instant to = request.hasToTime() ? time(fields, "to_time", request.getToTime()) : clock.instant();
        Instant from = request.hasFromTime() ? time(fields, "from_time", request.getFromTime()) : to.minus(USUAL);
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            fields.wrong("from_time", "must lie before the end of the period, by 400 days at most");
        }
        Optional<LocationCode> store = fields.optionalLocation("store", request.getStore());
        int size = fields.numberOr("page_size", request.getPageSize(), 1, 1000, 100);
        if (request.getGroupBy() == DemandGrouping.UNRECOGNIZED) {
            fields.wrong("group_by", "is not a grouping we know");
        }
        fields.check();
        ListLostDemandRequest question =
                request.toBuilder().clearPageToken().clearPageSize().build();
        // A page that is turned later shows the same period.
        String[] position = request.getPageToken().isEmpty()
                ? new String[] {"0", from.toString(), to.toString()}
                : PageTokens.decode(request.getPageToken(), question).split(" ", -1);
        int offset = Integer.parseInt(position[0]);
        LostDemands.Question asked = new LostDemands.Question(
                Instant.parse(position[1]), Instant.parse(position[2]), allowed(store), grouping(request.getGroupBy()));
        return sessions.withStatelessSession(session -> kept.report(session, asked, offset, size + 1))
                .map(rows -> answer(rows, asked, question, offset, size));
    }

    /** A store-manager sees their own store. */
    private Optional<LocationCode> allowed(Optional<LocationCode> store) {
        Caller caller = callers.current();
        if (caller.is("operator")) {
            return store;
        }
        LocationCode own = caller.store().map(LocationCode::new).orElseThrow(Refusals::storeNotYours);
        if (store.isPresent() && !store.get().equals(own)) {
            throw Refusals.storeNotYours();
        }
        return Optional.of(own);
    }

    private static ListLostDemandResponse answer(
            List<LostDemands.Row> rows,
            LostDemands.Question asked,
            ListLostDemandRequest question,
            int offset,
            int size) {
        ListLostDemandResponse.Builder answer = ListLostDemandResponse.newBuilder();
        rows.stream().limit(size).forEach(row -> answer.addRows(row(row)));
        if (rows.size() > size) {
            String next = (offset + size) + " " + asked.from() + " " + asked.to();
            answer.setNextPageToken(PageTokens.encode(next, question));
        }
        return answer.build();
    }

    private static LostDemandRow row(LostDemands.Row row) {
        return LostDemandRow.newBuilder()
                .setKey(row.key())
                .setTimes(row.times())
                .setPieces(row.pieces())
                .setNothingFound(row.nothingFound())
                .setNobodyHasIt(row.nobodyHasIt())
                .setNotFilled(row.notFilled())
                .setNotedByClerk(row.notedByClerk())
                .setFirstTime(timestamp(row.first()))
                .setLastTime(timestamp(row.last()))
                .build();
    }

    private static LostDemands.Grouping grouping(DemandGrouping grouping) {
        return switch (grouping) {
            case DEMAND_GROUPING_UNSPECIFIED, DEMAND_GROUPING_WANTED, UNRECOGNIZED -> LostDemands.Grouping.WANTED;
            case DEMAND_GROUPING_SKU -> LostDemands.Grouping.SKU;
            case DEMAND_GROUPING_WORDS -> LostDemands.Grouping.WORDS;
            case DEMAND_GROUPING_STORE -> LostDemands.Grouping.STORE;
            case DEMAND_GROUPING_POSTCODE_AREA -> LostDemands.Grouping.POSTCODE_AREA;
            case DEMAND_GROUPING_DAY -> LostDemands.Grouping.DAY;
        };
    }

    private static Instant time(RequestFields fields, String field, Timestamp time) {
        if (time.getNanos() < 0 || time.getNanos() > 999_999_999 || Math.abs(time.getSeconds()) > 32_503_680_000L) {
            fields.wrong(field, "is not a time");
            return Instant.EPOCH;
        }
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos() / 1000 * 1000);
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
