package org.keskio.inventory.inbound.grpc;

import org.keskio.inventory.application.catalogue.CatalogueLine;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.SearchResult;
import org.keskio.inventory.domain.catalogue.StyleHit;
import org.keskio.inventory.domain.catalogue.StyleMatrix;
import org.keskio.inventory.v1.CatalogueRow;
import org.keskio.inventory.v1.Facet;
import org.keskio.inventory.v1.FacetValue;
import org.keskio.inventory.v1.GetStyleResponse;
import org.keskio.inventory.v1.MatrixCell;
import org.keskio.inventory.v1.Product;
import org.keskio.inventory.v1.RefusedRow;

/** The catalogue in messages. */
final class CatalogueMessages {

    private CatalogueMessages() {}

    static Product product(org.keskio.inventory.domain.catalogue.Product product, Language language) {
        Product.Builder message = Product.newBuilder()
                .setSku(product.sku().value())
                .setStyle(product.style().value())
                .setName(product.name().in(language))
                .setBrand(product.brand())
                .setCategory(product.category())
                .setColour(product.colour())
                .setSize(product.size())
                .setDescription(product.description().in(language))
                .setWeightG(product.weightGrams())
                .setImageUrl(product.imageUrl());
        product.gtin().ifPresent(gtin -> message.setGtin(gtin.printed()));
        product.otherGtins().forEach(gtin -> message.addOtherGtins(gtin.printed()));
        return message.build();
    }

    static org.keskio.inventory.v1.StyleHit hit(StyleHit hit, Language language) {
        org.keskio.inventory.domain.catalogue.Product product = hit.product();
        return org.keskio.inventory.v1.StyleHit.newBuilder()
                .setStyle(product.style().value())
                .setName(product.name().in(language))
                .setBrand(product.brand())
                .setCategory(product.category())
                .addAllColours(hit.colours())
                .addAllSizes(hit.sizes())
                .setSku(product.sku().value())
                .setAvailableHere(hit.availableHere())
                .setAvailableAnywhere(hit.availableAnywhere())
                .setImageUrl(product.imageUrl())
                .build();
    }

    static Facet facet(SearchResult.Facet facet) {
        Facet.Builder message = Facet.newBuilder().setField(facet.field());
        for (SearchResult.Value value : facet.values()) {
            message.addValues(FacetValue.newBuilder().setValue(value.value()).setCount(value.count()));
        }
        return message.build();
    }

    static GetStyleResponse style(StyleMatrix matrix, Language language) {
        org.keskio.inventory.domain.catalogue.Product first = matrix.first();
        GetStyleResponse.Builder message = GetStyleResponse.newBuilder()
                .setStyle(first.style().value())
                .setName(first.name().in(language))
                .setBrand(first.brand())
                .setCategory(first.category())
                .setDescription(first.description().in(language))
                .addAllColours(matrix.colours())
                .addAllSizes(matrix.sizes());
        matrix.cells().forEach(cell -> message.addCells(cell(cell, language)));
        return message.build();
    }

    static CatalogueLine line(CatalogueRow row) {
        return new CatalogueLine(
                row.getLine(),
                row.getSku(),
                row.getGtin(),
                row.getStyle(),
                row.getNameFi(),
                row.getNameSv(),
                row.getNameEn(),
                row.getBrand(),
                row.getCategory(),
                row.getColour(),
                row.getSize(),
                row.getDescriptionFi(),
                row.getDescriptionSv(),
                row.getDescriptionEn(),
                row.getWeightG(),
                row.getImageUrl());
    }

    static RefusedRow refused(Refused refused) {
        return RefusedRow.newBuilder()
                .setLine(refused.line())
                .setField(refused.field())
                .setReason(refused.reason())
                .build();
    }

    private static MatrixCell cell(StyleMatrix.Cell cell, Language language) {
        return MatrixCell.newBuilder()
                .setProduct(product(cell.product(), language))
                .setAvailableHere(cell.reach().here())
                .setAvailableNear(cell.reach().near())
                .setAvailableNetwork(cell.reach().network())
                .setAvailablePartner(cell.reach().partner())
                .build();
    }
}
