package org.keskio.gateway.demand;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.PublicCsv;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.DemandGrouping;
import org.keskio.inventory.v1.ListLostDemandRequest;
import org.keskio.inventory.v1.ListLostDemandResponse;
import org.keskio.inventory.v1.LostDemandRow;

/** The report as JSON for programs or as CSV for spreadsheets, whichever the caller asks for. */
@Singleton
class LostDemandReport {

    /** Where the next page of a CSV begins: a table has no place for it. */
    static final String NEXT_PAGE = "X-Next-Page-Token";

    static final String CSV = "text/csv";

    // Somebody who opens a spreadsheet wants it whole, as far as one page goes.
    private static final int SHEET = 1000;

    private final Peers peers;

    @Inject
    LostDemandReport(Peers peers) {
        this.peers = peers;
    }

    /** What was asked for; each part may be left out. */
    record Question(
            @Nullable String from,
            @Nullable String to,
            String store,
            @Nullable String groupBy,
            @Nullable String pageSize,
            @Nullable String pageToken) {

        ListLostDemandRequest toMessage(boolean sheet) {
            ListLostDemandRequest.Builder request = ListLostDemandRequest.newBuilder()
                    .setStore(store)
                    .setPageSize(sheet && Values.text(pageSize).isEmpty() ? SHEET : Values.number("pageSize", pageSize))
                    .setPageToken(Values.text(pageToken));
            if (from != null && !from.isEmpty()) {
                request.setFromTime(Values.time("from", from));
            }
            if (to != null && !to.isEmpty()) {
                request.setToTime(Values.time("to", to));
            }
            if (groupBy != null && !groupBy.isEmpty()) {
                request.setGroupBy(
                        DemandGrouping.valueOf(Values.word("groupBy", groupBy, DemandGrouping.getDescriptor())));
            }
            return request.build();
        }
    }

    Uni<RestResponse<Object>> of(Question question, HttpHeaders headers) {
        boolean sheet = wantsSheet(headers);
        ListLostDemandRequest request = question.toMessage(sheet);
        return peers.demand(demand -> demand.listLostDemand(request))
                .map(answer ->
                        sheet ? sheet(answer) : RestResponse.ok(PublicJson.of(answer), MediaType.APPLICATION_JSON));
    }

    /** JSON unless CSV is preferred. */
    private static boolean wantsSheet(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type ->
                        type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(MediaType.valueOf(CSV)))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    private static RestResponse<Object> sheet(ListLostDemandResponse answer) {
        RestResponse.ResponseBuilder<Object> sheet = RestResponse.ResponseBuilder.<Object>ok(
                        PublicCsv.of(LostDemandRow.getDescriptor(), answer.getRowsList()), PublicCsv.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"lost-demand.csv\"");
        return (answer.getNextPageToken().isEmpty() ? sheet : sheet.header(NEXT_PAGE, answer.getNextPageToken()))
                .build();
    }
}
