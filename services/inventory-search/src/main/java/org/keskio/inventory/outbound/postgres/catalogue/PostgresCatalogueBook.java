package org.keskio.inventory.outbound.postgres.catalogue;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.CatalogueBook;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;

/** The catalogue in PostgreSQL: a batch is one statement, whatever its size. */
@ApplicationScoped
public class PostgresCatalogueBook implements CatalogueBook {

    private static final String OWNERS = """
            select gtin, sku from product_gtins where gtin = any (string_to_array(cast(:gtins as text), ','))
            """;

    // All GTINs of the products that changed, so that one belongs to one SKU whatever imports run beside this one.
    private static final String DROP_GTINS = """
            delete from product_gtins where sku = any (cast(:skus as text[])) and gtin <> all (cast(:gtins as text[]))
            """;
    private static final String PUT_GTINS = """
            insert into product_gtins (gtin, sku)
            select gtin, sku from unnest(cast(:gtins as text[]), cast(:skus as text[])) as one (gtin, sku)
            where not exists (select 1 from product_gtins own where own.gtin = one.gtin and own.sku = one.sku)
            order by gtin
            """;

    // Rows are taken in the order of their keys, so that two imports wait for each other instead of deadlocking.
    private static final String PUT = """
            with incoming as (
                select * from json_to_recordset(cast(cast(:rows as text) as json)) as row (
                    sku text, gtin text, style text, name_fi text, name_sv text, name_en text, brand text, category text,
                    colour text, size text, description_fi text, description_sv text, description_en text,
                    weight_g integer, image_url text, other_gtins text)
            ), before as (
                select old.sku, old.style from products old join incoming on incoming.sku = old.sku
            ), written as (
                insert into products (
                    sku, gtin, style, name_fi, name_sv, name_en, brand, category, colour, size,
                    description_fi, description_sv, description_en, weight_g, image_url, other_gtins)
                select sku, gtin, style, name_fi, name_sv, name_en, brand, category, colour, size,
                    description_fi, description_sv, description_en, weight_g, image_url, other_gtins
                from incoming order by sku
                on conflict (sku) do update set
                    gtin = excluded.gtin, style = excluded.style, name_fi = excluded.name_fi,
                    name_sv = excluded.name_sv, name_en = excluded.name_en, brand = excluded.brand,
                    category = excluded.category, colour = excluded.colour, size = excluded.size,
                    description_fi = excluded.description_fi, description_sv = excluded.description_sv,
                    description_en = excluded.description_en, weight_g = excluded.weight_g,
                    image_url = excluded.image_url, other_gtins = excluded.other_gtins,
                    version = nextval('catalogue_version')
                where (products.gtin, products.style, products.name_fi, products.name_sv, products.name_en,
                    products.brand, products.category, products.colour, products.size, products.description_fi,
                    products.description_sv, products.description_en, products.weight_g, products.image_url,
                    products.other_gtins)
                is distinct from (excluded.gtin, excluded.style, excluded.name_fi, excluded.name_sv, excluded.name_en,
                    excluded.brand, excluded.category, excluded.colour, excluded.size, excluded.description_fi,
                    excluded.description_sv, excluded.description_en, excluded.weight_g, excluded.image_url,
                    excluded.other_gtins)
                returning sku, style, version
            )
            select written.sku, written.style, before.style as style_before, written.version
            from written left join before on before.sku = written.sku
            order by written.sku
            """;

    @Override
    public Uni<Map<Gtin, Sku>> owners(Mutiny.StatelessSession tx, Collection<Gtin> gtins) {
        if (gtins.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.createNativeQuery(OWNERS, Object[].class)
                .setParameter("gtins", gtins.stream().map(Gtin::value).collect(Collectors.joining(",")))
                .getResultList()
                .map(rows -> {
                    Map<Gtin, Sku> owners = new HashMap<>();
                    rows.forEach(row -> owners.put(new Gtin((String) row[0]), new Sku((String) row[1])));
                    return owners;
                });
    }

    @Override
    public Uni<List<Changed>> put(Mutiny.StatelessSession tx, Collection<Product> products) {
        if (products.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        JsonArray rows = new JsonArray();
        products.forEach(product -> rows.add(row(product)));
        return tx.createNativeQuery(PUT, Object[].class)
                .setParameter("rows", rows.encode())
                .getResultList()
                .map(changed ->
                        changed.stream().map(PostgresCatalogueBook::changed).toList())
                .call(changed -> putGtins(tx, products, changed));
    }

    private static Uni<Void> putGtins(Mutiny.StatelessSession tx, Collection<Product> products, List<Changed> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Sku> skus = changed.stream().map(Changed::sku).collect(Collectors.toSet());
        List<String> gtins = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (Product product : products) {
            if (skus.contains(product.sku())) {
                product.gtins().forEach(gtin -> {
                    gtins.add(gtin.value());
                    owners.add(product.sku().value());
                });
            }
        }
        String[] carried = gtins.toArray(String[]::new);
        return tx.createNativeQuery(DROP_GTINS)
                .setParameter("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .setParameter("gtins", carried)
                .executeUpdate()
                .chain(() -> tx.createNativeQuery(PUT_GTINS)
                        .setParameter("gtins", carried)
                        .setParameter("skus", owners.toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Changed changed(Object[] row) {
        return new Changed(
                new Sku((String) row[0]),
                new StyleCode((String) row[1]),
                Optional.ofNullable((String) row[2]).map(StyleCode::new),
                ((Number) row[3]).longValue());
    }

    private static JsonObject row(Product product) {
        JsonObject row = new JsonObject()
                .put("sku", product.sku().value())
                .put("style", product.style().value())
                .put("name_fi", product.name().fi())
                .put("name_sv", product.name().sv())
                .put("name_en", product.name().en())
                .put("brand", product.brand())
                .put("category", product.category())
                .put("colour", product.colour())
                .put("size", product.size())
                .put("description_fi", product.description().fi())
                .put("description_sv", product.description().sv())
                .put("description_en", product.description().en())
                .put("weight_g", product.weightGrams())
                .put("image_url", product.imageUrl())
                .put(
                        "other_gtins",
                        product.otherGtins().stream().map(Gtin::value).collect(Collectors.joining("|")));
        product.gtin().ifPresent(gtin -> row.put("gtin", gtin.value()));
        return row;
    }
}
