package org.keskio.inventory.outbound.lucene;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.keskio.inventory.application.index.SearchIndex;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.location.Location;

/** The index of this replica as the container knows it. */
@ApplicationScoped
public class LuceneSearchIndex implements SearchIndex {

    private final LocationIndex locations;
    private final CatalogueIndex catalogue;

    @Inject
    LuceneSearchIndex(LocationIndex locations, CatalogueIndex catalogue) {
        this.locations = locations;
        this.catalogue = catalogue;
    }

    @Override
    public void putLocations(List<Location> changed) {
        locations.put(changed);
    }

    @Override
    public void putStyles(Map<StyleCode, List<Product>> styles) {
        catalogue.put(styles);
    }

    @Override
    public void putStock(String sku, String location, int available, long version) {
        catalogue.putStock(sku, location, available, version);
    }

    @Override
    public void putSelling(Map<StyleCode, Double> pieces) {
        catalogue.putSelling(pieces);
    }

    @Override
    public int pieces(String sku, String location) {
        return catalogue.pieces(sku, location);
    }

    @Override
    public void loaded() {
        catalogue.compact();
    }

    /** The one index of this replica. */
    @ApplicationScoped
    static class Beans {

        @Produces
        @Singleton
        LocationIndex locations(MeterRegistry meters) {
            LocationIndex index = new LocationIndex();
            meters.gauge(
                    "keskio.index.locations",
                    index,
                    locations -> locations.all().size());
            return index;
        }

        @Produces
        @Singleton
        CatalogueIndex catalogue(LocationIndex locations, MeterRegistry meters) {
            CatalogueIndex index = new CatalogueIndex(locations);
            meters.gauge("keskio.index.styles", index, CatalogueIndex::styles);
            meters.gauge("keskio.index.skus", index, CatalogueIndex::skus);
            return index;
        }

        void close(@Disposes CatalogueIndex index) {
            index.close();
        }
    }
}
