package org.keskio.inventory.inbound.grpc;

import com.google.protobuf.Timestamp;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.partner.KeepPartners;
import org.keskio.inventory.application.partner.PartnerBook;
import org.keskio.inventory.application.partner.PartnerFeed;
import org.keskio.inventory.application.partner.PartnerKeys;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.Endpoint;
import org.keskio.inventory.domain.partner.Partner;
import org.keskio.inventory.v1.GetPartnerKeysRequest;
import org.keskio.inventory.v1.GetPartnerKeysResponse;
import org.keskio.inventory.v1.ImportPartnerStockRequest;
import org.keskio.inventory.v1.ImportPartnerStockResponse;
import org.keskio.inventory.v1.ListPartnersRequest;
import org.keskio.inventory.v1.ListPartnersResponse;
import org.keskio.inventory.v1.PartnerDirectoryService;
import org.keskio.inventory.v1.PartnerStockRow;
import org.keskio.inventory.v1.PutPartnerRequest;
import org.keskio.inventory.v1.PutPartnerResponse;
import org.keskio.platform.events.Requests;

/** Partners over gRPC. */
@GrpcService
class PartnerDirectoryGrpc implements PartnerDirectoryService {

    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 200;
    private static final int MOST_ROWS = 5_000;
    private static final int DAY_MINUTES = 1_440;
    private static final int YEAR_MINUTES = 525_600;

    private final KeepPartners partners;
    private final PartnerFeed feed;
    private final PartnerKeys keys;
    private final Requests requests;
    private final Mutiny.SessionFactory sessions;

    @Inject
    PartnerDirectoryGrpc(
            KeepPartners partners,
            PartnerFeed feed,
            PartnerKeys keys,
            Requests requests,
            Mutiny.SessionFactory sessions) {
        this.partners = partners;
        this.feed = feed;
        this.keys = keys;
        this.requests = requests;
        this.sessions = sessions;
    }

    @Override
    @RolesAllowed({"operator", "service"})
    public Uni<ListPartnersResponse> listPartners(ListPartnersRequest request) {
        int size = Asked.limit("page_size", request.getPageSize(), MAX_PAGE, DEFAULT_PAGE);
        ListPartnersRequest question =
                request.toBuilder().clearPageToken().clearPageSize().build();
        String after = request.getPageToken().isEmpty() ? "" : PageTokens.decode(request.getPageToken(), question);
        return sessions.withStatelessTransaction(tx -> partners.list(tx, after, size + 1))
                .map(found -> {
                    ListPartnersResponse.Builder answer = ListPartnersResponse.newBuilder();
                    found.stream()
                            .limit(size)
                            .map(PartnerDirectoryGrpc::message)
                            .forEach(answer::addPartners);
                    if (found.size() > size) {
                        String last = found.get(size - 1).partner().location().value();
                        answer.setNextPageToken(PageTokens.encode(last, question));
                    }
                    return answer.build();
                });
    }

    @Override
    @RolesAllowed("operator")
    public Uni<PutPartnerResponse> putPartner(PutPartnerRequest request) {
        Partner partner = partner(request);
        return requests.once(
                request.getRequestId(),
                request,
                PutPartnerResponse.parser(),
                tx -> partners.put(tx, partner).map(result -> switch (result) {
                    case KeepPartners.Kept kept ->
                        PutPartnerResponse.newBuilder()
                                .setPartner(message(kept.partner()))
                                .build();
                    case KeepPartners.NoSuchLocation _ -> throw Refusals.locationUnknown(partner.location());
                    case KeepPartners.NotAPartner _ ->
                        throw Asked.refuse("partner.location", "must be a location of the kind partner");
                }));
    }

    private static Partner partner(PutPartnerRequest request) {
        org.keskio.inventory.v1.Partner asked = request.getPartner();
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        LocationCode location = fields.location("partner.location", asked.getLocation());
        int age = fields.numberOr(
                "partner.feed_max_age_minutes", asked.getFeedMaxAgeMinutes(), 5, YEAR_MINUTES, DAY_MINUTES);
        int lead = fields.numberOr("partner.lead_time_days", asked.getLeadTimeDays(), 0, Partner.MOST_LEAD_DAYS, 0);
        Optional<Endpoint> endpoint = Optional.empty();
        try {
            endpoint =
                    asked.getEndpoint().isEmpty() ? Optional.empty() : Optional.of(Endpoint.parse(asked.getEndpoint()));
        } catch (IllegalArgumentException e) {
            fields.wrong("partner.endpoint", String.valueOf(e.getMessage()));
        }
        fields.check();
        return new Partner(location, asked.getEnabled(), endpoint, lead, Duration.ofMinutes(age), Optional.empty(), 0);
    }

    @Override
    @RolesAllowed("operator")
    public Uni<ImportPartnerStockResponse> importPartnerStock(ImportPartnerStockRequest request) {
        if (request.getRowsCount() > MOST_ROWS) {
            throw Asked.refuse("rows", "must be at most " + MOST_ROWS);
        }
        List<PartnerFeed.Row> rows =
                request.getRowsList().stream().map(PartnerDirectoryGrpc::row).toList();
        return feed.take(rows)
                .map(report -> ImportPartnerStockResponse.newBuilder()
                        .setAccepted(report.accepted())
                        .setChanged(report.changed())
                        .addAllRefused(report.refused().stream()
                                .map(CatalogueMessages::refused)
                                .toList())
                        .build());
    }

    @Override
    @Authenticated
    public Uni<GetPartnerKeysResponse> getPartnerKeys(GetPartnerKeysRequest request) {
        return Uni.createFrom()
                .item(GetPartnerKeysResponse.newBuilder().setJwks(keys.keySet()).build());
    }

    private static PartnerFeed.Row row(PartnerStockRow row) {
        return new PartnerFeed.Row(
                row.getLine(),
                row.getGtin(),
                row.getLocation(),
                row.getQuantity(),
                row.getLeadTimeDays(),
                row.getCostEur(),
                row.getReportedTime());
    }

    private static org.keskio.inventory.v1.Partner message(PartnerBook.Known known) {
        Partner partner = known.partner();
        org.keskio.inventory.v1.Partner.Builder message = org.keskio.inventory.v1.Partner.newBuilder()
                .setLocation(partner.location().value())
                .setEnabled(partner.enabled())
                .setEndpoint(partner.endpoint().map(Endpoint::toString).orElse(""))
                .setLeadTimeDays(partner.leadTimeDays())
                .setFeedMaxAgeMinutes(Math.toIntExact(partner.feedMaxAge().toMinutes()))
                .setKept(known.word().kept())
                .setBroken(known.word().broken())
                .setChance(known.word().chance())
                .setVersion(partner.version());
        partner.feedAt()
                .ifPresent(at -> message.setFeedTime(
                        Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano())));
        return message.build();
    }
}
