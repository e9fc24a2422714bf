package org.keskio.inventory.outbound.lucene;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keskio.inventory.domain.CheckDigit;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.LocalText;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.SearchResult;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/** A small catalogue to find things in. */
final class Catalogue {

    final LocationIndex locations = new LocationIndex();
    final CatalogueIndex index = new CatalogueIndex(locations);
    private int number = 1;

    Catalogue style(String code, LocalText name, String brand, String category, List<String> colours, String... sizes) {
        List<Product> products = colours.stream()
                .flatMap(colour -> Stream.of(sizes).map(size -> product(code, name, brand, category, colour, size)))
                .toList();
        index.put(Map.of(new StyleCode(code), products));
        return this;
    }

    Catalogue styles(int count) {
        Map<StyleCode, List<Product>> styles = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String code = "GEN-" + i;
            LocalText name = new LocalText("esine " + i, "sak " + i, "thing " + i);
            styles.put(new StyleCode(code), List.of(product(code, name, "Generic", "things", "grey", "M")));
        }
        index.put(styles);
        return this;
    }

    Catalogue location(String code, LocationKind kind, double latitude, double longitude) {
        locations.put(List.of(new Location(
                new LocationCode(code),
                kind,
                code,
                "Street 1",
                "00100",
                "Town",
                "FI",
                new GeoPoint(latitude, longitude),
                ZoneId.of("Europe/Helsinki"),
                Optional.empty(),
                OpeningHours.parse("10:00-20:00"),
                60,
                50)));
        return this;
    }

    Catalogue stock(String sku, String location, int available, long version) {
        index.putStock(sku, location, available, version);
        return this;
    }

    static List<String> codes(SearchResult result) {
        return result.hits().stream().map(hit -> hit.product().style().value()).collect(Collectors.toList());
    }

    Product product(String style, LocalText name, String brand, String category, String colour, String size) {
        String digits = String.format("20%010d", number++);
        return new Product(
                new Sku(style + "-" + colour.toUpperCase(Locale.ROOT) + "-" + size),
                Optional.of(Gtin.parse(digits + CheckDigit.of(digits))),
                new StyleCode(style),
                name,
                brand,
                category,
                colour,
                size,
                new LocalText("", "", "A fine thing for the fells."),
                300,
                "");
    }
}
