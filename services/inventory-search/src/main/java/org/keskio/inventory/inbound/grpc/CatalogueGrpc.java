package org.keskio.inventory.inbound.grpc;

import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.keskio.inventory.application.catalogue.CatalogueSearch;
import org.keskio.inventory.application.catalogue.ImportCatalogue;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.application.demand.SearchMisses;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.SearchFilter;
import org.keskio.inventory.domain.catalogue.SearchQuery;
import org.keskio.inventory.domain.catalogue.SearchResult;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.catalogue.StyleHit;
import org.keskio.inventory.v1.CatalogueService;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetSkuRequest;
import org.keskio.inventory.v1.GetSkuResponse;
import org.keskio.inventory.v1.GetStyleRequest;
import org.keskio.inventory.v1.GetStyleResponse;
import org.keskio.inventory.v1.ImportCatalogueRequest;
import org.keskio.inventory.v1.ImportCatalogueResponse;
import org.keskio.inventory.v1.SearchCatalogueRequest;
import org.keskio.inventory.v1.SearchCatalogueResponse;

/** The catalogue over gRPC. */
@GrpcService
@Authenticated
public class CatalogueGrpc implements CatalogueService {

    private static final int DEFAULT_PAGE = 20;
    private static final int MAX_ROWS = 2_000;
    private static final int MAX_FILTER_VALUES = 50;
    private static final int MAX_FILTER_LENGTH = 200;

    private final CatalogueSearch catalogue;
    private final ProductsByCode products;
    private final Locations locations;
    private final ImportCatalogue importCatalogue;
    private final SearchMisses misses;

    @Inject
    CatalogueGrpc(
            CatalogueSearch catalogue,
            ProductsByCode products,
            Locations locations,
            ImportCatalogue importCatalogue,
            SearchMisses misses) {
        this.catalogue = catalogue;
        this.products = products;
        this.locations = locations;
        this.importCatalogue = importCatalogue;
        this.misses = misses;
    }

    @Override
    public Uni<SearchCatalogueResponse> searchCatalogue(SearchCatalogueRequest request) {
        SearchQuery query = query(request);
        SearchResult result = catalogue.search(query);
        misses.searched(query, result);
        if (result.exact().isEmpty() && Gtin.isMistyped(query.text().strip())) {
            throw Asked.refuse(ErrorReason.GTIN_INVALID, "query", "is a GTIN with a wrong check digit");
        }
        return Uni.createFrom().item(response(request, query, result));
    }

    @Override
    public Uni<GetStyleResponse> getStyle(GetStyleRequest request) {
        Language language = Asked.language(request.getLocale());
        StyleCode code = Asked.read("style", request.getStyle(), StyleCode::new);
        GetStyleResponse response = catalogue
                .style(code, Asked.store(request.getStore(), locations))
                .map(matrix -> CatalogueMessages.style(matrix, language))
                .orElseThrow(() ->
                        Asked.unknown(ErrorReason.STYLE_UNKNOWN, "There is no such style", "style", code.value()));
        return Uni.createFrom().item(response);
    }

    @Override
    public Uni<GetSkuResponse> getSku(GetSkuRequest request) {
        Language language = Asked.language(request.getLocale());
        Product product = find(request);
        return Uni.createFrom()
                .item(GetSkuResponse.newBuilder()
                        .setProduct(CatalogueMessages.product(product, language))
                        .build());
    }

    @Override
    @RolesAllowed("operator")
    public Uni<ImportCatalogueResponse> importCatalogue(ImportCatalogueRequest request) {
        if (request.getRowsCount() > MAX_ROWS) {
            throw Asked.refuse("rows", "must be at most " + MAX_ROWS);
        }
        return importCatalogue
                .take(request.getRowsList().stream()
                        .map(CatalogueMessages::line)
                        .toList())
                .map(report -> ImportCatalogueResponse.newBuilder()
                        .setAccepted(report.accepted())
                        .addAllRefused(report.refused().stream()
                                .map(CatalogueMessages::refused)
                                .toList())
                        .build());
    }

    private SearchQuery query(SearchCatalogueRequest request) {
        if (request.getQuery().length() > SearchQuery.MAX_TEXT) {
            throw Asked.refuse("query", "must be at most " + SearchQuery.MAX_TEXT + " characters");
        }
        return new SearchQuery(
                request.getQuery(),
                Asked.language(request.getLocale()),
                Asked.store(request.getStore(), locations),
                filter(request.getFilter()),
                request.getPageToken().isEmpty() ? 0 : offset(request),
                Asked.limit("page_size", request.getPageSize(), SearchQuery.MAX_LIMIT, DEFAULT_PAGE));
    }

    private static SearchFilter filter(org.keskio.inventory.v1.SearchFilter filter) {
        return new SearchFilter(
                values("filter.brands", filter.getBrandsList()),
                values("filter.categories", filter.getCategoriesList()),
                values("filter.colours", filter.getColoursList()),
                values("filter.sizes", filter.getSizesList()));
    }

    private static List<String> values(String field, List<String> values) {
        if (values.size() > MAX_FILTER_VALUES) {
            throw Asked.refuse(field, "must be at most " + MAX_FILTER_VALUES + " values");
        }
        for (String value : values) {
            if (value.length() > MAX_FILTER_LENGTH) {
                throw Asked.refuse(field, "must be at most " + MAX_FILTER_LENGTH + " characters each");
            }
        }
        return values;
    }

    private static SearchCatalogueResponse response(
            SearchCatalogueRequest request, SearchQuery query, SearchResult result) {
        SearchCatalogueResponse.Builder response =
                SearchCatalogueResponse.newBuilder().setTotal(result.total());
        for (StyleHit hit : result.hits()) {
            response.addHits(CatalogueMessages.hit(hit, query.language()));
        }
        for (SearchResult.Facet facet : result.facets()) {
            response.addFacets(CatalogueMessages.facet(facet));
        }
        result.exact().map(Sku::value).ifPresent(response::setExactSku);
        int next = query.offset() + query.limit();
        if (next < result.total() && next <= SearchQuery.MAX_OFFSET) {
            response.setNextPageToken(PageTokens.encode(Integer.toString(next), question(request)));
        }
        return response.build();
    }

    private static int offset(SearchCatalogueRequest request) {
        return Integer.parseInt(PageTokens.decode(request.getPageToken(), question(request)));
    }

    private static SearchCatalogueRequest question(SearchCatalogueRequest request) {
        return request.toBuilder().clearPageToken().clearPageSize().build();
    }

    private Product find(GetSkuRequest request) {
        return switch (request.getKeyCase()) {
            case SKU -> {
                Sku sku = Asked.read("sku", request.getSku(), Sku::new);
                yield found(products.find(sku), sku.value());
            }
            case GTIN -> {
                Gtin gtin = Gtin.find(request.getGtin())
                        .orElseThrow(() -> Asked.refuse(
                                ErrorReason.GTIN_INVALID,
                                "gtin",
                                "must be 8, 12, 13 or 14 digits with a right check digit"));
                yield found(products.find(gtin), gtin.printed());
            }
            case KEY_NOT_SET -> throw Asked.refuse("key", "must be a sku or a gtin");
        };
    }

    private static Product found(Optional<Product> product, String key) {
        return product.orElseThrow(
                () -> Asked.unknown(ErrorReason.SKU_UNKNOWN, "There is no such product", "key", key));
    }
}
