package org.keskio.inventory.outbound.pdf;

import org.keskio.inventory.domain.catalogue.Language;

/** What a packing slip says around its figures. */
record SlipWords(
        String title,
        String order,
        String ordered,
        String from,
        String to,
        String product,
        String pieces,
        String returns) {

    static SlipWords in(Language language) {
        return switch (language) {
            case FI ->
                new SlipWords(
                        "Pakkausluettelo",
                        "Tilaus",
                        "Tilattu",
                        "Lähettäjä",
                        "Vastaanottaja",
                        "Tuote",
                        "Kpl",
                        "Palautus? Tuo tuote ja tämä lista mihin tahansa myymäläämme.");
            case SV ->
                new SlipWords(
                        "Följesedel",
                        "Beställning",
                        "Beställd",
                        "Avsändare",
                        "Mottagare",
                        "Produkt",
                        "Antal",
                        "Retur? Ta med varan och denna sedel till vilken som helst av våra butiker.");
            case EN ->
                new SlipWords(
                        "Packing slip",
                        "Order",
                        "Ordered",
                        "From",
                        "To",
                        "Product",
                        "Pieces",
                        "Returning it? Bring it with this slip to any of our stores.");
        };
    }
}
