package org.keskio.inventory.application.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.feed.FeedReport;
import org.keskio.inventory.application.feed.FieldReader;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.application.index.KeepIndexFresh;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;

/** Takes a batch of a catalogue feed in one transaction: good lines are kept, bad ones told, a repeat changes nothing. */
@ApplicationScoped
public class ImportCatalogue {

    private final CatalogueBook book;
    private final CatalogueFacts facts;
    private final KeepIndexFresh index;
    private final Mutiny.SessionFactory sessions;

    @Inject
    ImportCatalogue(CatalogueBook book, CatalogueFacts facts, KeepIndexFresh index, Mutiny.SessionFactory sessions) {
        this.book = book;
        this.facts = facts;
        this.index = index;
        this.sessions = sessions;
    }

    /** Takes the lines; of two with the same SKU the later one wins. */
    public Uni<FeedReport> take(List<CatalogueLine> lines) {
        Batch batch = new Batch(lines);
        if (batch.products.isEmpty()) {
            return Uni.createFrom().item(batch.report());
        }
        return sessions.withStatelessTransaction(tx -> book.owners(tx, batch.gtins())
                        .invoke(batch::refuseForeignGtins)
                        .chain(() -> book.put(tx, batch.products.values()))
                        .map(ImportCatalogue::byStyle)
                        .call(news -> news.skus().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : facts.changed(tx, news.skus(), news.version())))
                .call(news -> index.stylesChanged(news.skus().keySet()))
                .map(news -> batch.report());
    }

    private record News(Map<StyleCode, List<Sku>> skus, long version) {}

    private static News byStyle(List<CatalogueBook.Changed> changes) {
        Map<StyleCode, List<Sku>> skus = new LinkedHashMap<>();
        long version = 0;
        for (CatalogueBook.Changed change : changes) {
            skus.computeIfAbsent(change.style(), style -> new ArrayList<>()).add(change.sku());
            change.before()
                    .filter(before -> !before.equals(change.style()))
                    .ifPresent(before -> skus.computeIfAbsent(before, style -> new ArrayList<>())
                            .add(change.sku()));
            version = Math.max(version, change.version());
        }
        return new News(skus, version);
    }

    /** The lines of one batch on their way to being products. */
    private static final class Batch {

        private final Map<Sku, Product> products = new LinkedHashMap<>();
        private final Map<Sku, List<Long>> lines = new HashMap<>();
        private final List<Refused> refused = new ArrayList<>();

        Batch(List<CatalogueLine> rows) {
            for (CatalogueLine row : rows) {
                try {
                    Product product = row.read();
                    products.put(product.sku(), product);
                    lines.computeIfAbsent(product.sku(), sku -> new ArrayList<>(1))
                            .add(row.line());
                } catch (FieldReader.RefusedLine e) {
                    refused.add(e.refused());
                }
            }
            refuseTwins();
        }

        Set<Gtin> gtins() {
            Set<Gtin> gtins = new HashSet<>();
            products.values().forEach(product -> product.gtins().forEach(gtins::add));
            return gtins;
        }

        void refuseForeignGtins(Map<Gtin, Sku> owners) {
            for (Product product : List.copyOf(products.values())) {
                product.gtins()
                        .filter(gtin ->
                                !owners.getOrDefault(gtin, product.sku()).equals(product.sku()))
                        .findFirst()
                        .ifPresent(gtin -> refuse(product, gtin, owners.getOrDefault(gtin, product.sku())));
            }
        }

        FeedReport report() {
            refused.sort(Comparator.comparingLong(Refused::line));
            int accepted = products.keySet().stream()
                    .mapToInt(sku -> lines.getOrDefault(sku, List.of()).size())
                    .sum();
            return new FeedReport(accepted, refused);
        }

        private void refuseTwins() {
            Map<Gtin, Sku> first = new HashMap<>();
            for (Product product : List.copyOf(products.values())) {
                Optional<Gtin> taken =
                        product.gtins().filter(first::containsKey).findFirst();
                if (taken.isPresent()) {
                    refuse(product, taken.get(), first.getOrDefault(taken.get(), product.sku()));
                } else {
                    product.gtins().forEach(gtin -> first.put(gtin, product.sku()));
                }
            }
        }

        private void refuse(Product product, Gtin gtin, Sku owner) {
            products.remove(product.sku());
            for (long line : lines.getOrDefault(product.sku(), List.of())) {
                refused.add(new Refused(
                        line,
                        "gtin",
                        (product.otherGtins().isEmpty() ? "" : gtin + " ") + "belongs to SKU " + owner + " already"));
            }
        }
    }
}
