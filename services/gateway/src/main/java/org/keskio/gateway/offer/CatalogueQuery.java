package org.keskio.gateway.offer;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.Values;
import org.keskio.inventory.v1.SearchCatalogueRequest;
import org.keskio.inventory.v1.SearchFilter;

/** What a search asks for. */
public class CatalogueQuery {

    @QueryParam("q")
    @Parameter(
            description = "Words in Finnish, Swedish or English, or a GTIN; at most 200 characters. Empty lists all.",
            example = "merino")
    @Nullable
    String query;

    @QueryParam("locale")
    @Parameter(description = "Language of names: fi, sv or en; empty = en.", example = "en")
    @Nullable
    String locale;

    @QueryParam("brand")
    @Parameter(description = "Only these brands; may be repeated.")
    @Nullable
    List<String> brands;

    @QueryParam("category")
    @Parameter(description = "Only below these category paths; may be repeated.", example = "men/tops")
    @Nullable
    List<String> categories;

    @QueryParam("colour")
    @Parameter(description = "Only these colours; may be repeated.")
    @Nullable
    List<String> colours;

    @QueryParam("size")
    @Parameter(description = "Only these sizes; may be repeated.", example = "M")
    @Nullable
    List<String> sizes;

    @QueryParam("pageSize")
    @Parameter(description = "1-100; empty = 20.")
    @Nullable
    String pageSize;

    @QueryParam("pageToken")
    @Parameter(description = "From the earlier answer's nextPageToken.")
    @Nullable
    String pageToken;

    /** The question for the catalogue. */
    public SearchCatalogueRequest toMessage(String store) {
        return SearchCatalogueRequest.newBuilder()
                .setQuery(Values.text(query))
                .setLocale(Values.text(locale))
                .setStore(store)
                .setFilter(SearchFilter.newBuilder()
                        .addAllBrands(given(brands))
                        .addAllCategories(given(categories))
                        .addAllColours(given(colours))
                        .addAllSizes(given(sizes)))
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
    }

    /** An empty parameter, as a form sends it, filters nothing. */
    private static List<String> given(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isEmpty()).toList();
    }
}
