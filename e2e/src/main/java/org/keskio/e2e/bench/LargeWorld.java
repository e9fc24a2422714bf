package org.keskio.e2e.bench;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A retailer of 500 stores and 500,000 SKUs, each in stock at 25 of the stores: 12.5 million cells of 250 million. Made by
 * rule, so that each run has the same; names are of the words that people use for such things.
 */
final class LargeWorld {

    static final int STORES = 500;
    static final int COLOURS = 3;
    static final int SIZES = 5;
    static final int SKUS_A_STYLE = COLOURS * SIZES;
    static final int PLACES_A_SKU = 25;

    private static final long SEED = 20260101;
    private static final String TAB = "\t";
    private static final String[] NOUNS = {
        "sadetakki|regnjacka|rain jacket|jackets/rain-jackets",
        "kuoritakki|skaljacka|shell jacket|jackets/shells",
        "untuvatakki|dunjacka|down jacket|jackets/down-jackets",
        "tuulitakki|vindjacka|wind jacket|jackets/wind-jackets",
        "fleecetakki|fleecejacka|fleece jacket|midlayers/fleece",
        "villaneule|ylletröja|wool sweater|midlayers/sweaters",
        "huppari|luvtröja|hoodie|midlayers/hoodies",
        "merinovillapaita|merinotröja|merino base layer|tops/base-layers",
        "t-paita|t-shirt|t-shirt|tops/t-shirts",
        "flanellipaita|flanellskjorta|flannel shirt|tops/shirts",
        "vaellushousut|vandringsbyxor|hiking trousers|bottoms/hiking-trousers",
        "sadehousut|regnbyxor|rain trousers|bottoms/rain-trousers",
        "shortsit|shorts|shorts|bottoms/shorts",
        "trikoot|tights|tights|bottoms/tights",
        "farkut|jeans|jeans|bottoms/jeans",
        "hame|kjol|skirt|bottoms/skirts",
        "mekko|klänning|dress|dresses",
        "haalari|overall|overall|overalls",
        "sukat|strumpor|socks|accessories/socks",
        "käsineet|handskar|gloves|accessories/gloves",
        "lapaset|vantar|mittens|accessories/mittens",
        "pipo|mössa|beanie|accessories/hats",
        "lippis|keps|cap|accessories/caps",
        "huivi|halsduk|scarf|accessories/scarves",
        "vyö|bälte|belt|accessories/belts",
        "vaelluskengät|vandringskängor|hiking boots|footwear/hiking-boots",
        "juoksukengät|löparskor|running shoes|footwear/running",
        "talvikengät|vinterkängor|winter boots|footwear/winter-boots",
        "kumisaappaat|gummistövlar|rubber boots|footwear/rubber-boots",
        "sandaalit|sandaler|sandals|footwear/sandals",
        "tossut|tofflor|slippers|footwear/slippers",
        "reppu|ryggsäck|backpack|bags/backpacks",
        "laukku|väska|bag|bags/bags",
        "uima-asu|baddräkt|swimsuit|swimwear/swimsuits",
        "aamutakki|morgonrock|dressing gown|homewear/gowns",
        "pyjama|pyjamas|pyjamas|homewear/pyjamas",
        "pusero|blus|blouse|tops/blouses",
        "bleiseri|kavaj|blazer|jackets/blazers",
        "liivi|väst|vest|jackets/vests",
        "toppatakki|vadderad jacka|insulated jacket|jackets/insulated-jackets",
    };
    private static final String[] AUDIENCES = {
        "women|naisten |dam|women's ", "men|miesten |herr|men's ", "kids|lasten |barn|kids' "
    };
    private static final String[] COLOUR_NAMES = {
        "black",
        "navy",
        "blue",
        "green",
        "olive",
        "grey",
        "white",
        "brown",
        "red",
        "burgundy",
        "orange",
        "yellow",
        "pink",
        "purple",
        "sand",
        "teal",
        "turquoise",
        "charcoal"
    };
    private static final String[] BRANDS = {
        "Hirvas", "Vuono", "Norrsken Works", "Skarvheim", "Kuura", "Fjordlin", "Halla & Routa", "Tundrakind", "Selkä",
                "Lyng",
        "Aapa", "Ström", "Kivi & Sammal", "Nordvik", "Ruska", "Isfjell", "Lumo", "Hav", "Peura", "Skogen"
    };
    private static final String[] HEADS = {
        "Ka", "Lu", "Mo", "Ti", "Sa", "Ro", "Ve", "Ha", "Jo", "Pi", "Ne", "Su", "Ky", "Vi", "Ra", "To", "Le", "Mi",
        "Ho", "Ru"
    };
    private static final String[] MIDDLES = {
        "l", "ri", "no", "sk", "ta", "ve", "mm", "nn", "rk", "lo", "pu", "st", "ki", "va"
    };
    private static final String[] TAILS = {
        "a", "o", "i", "en", "ar", "is", "um", "el", "ut", "ia", "us", "ek", "on", "ina"
    };

    private final int skus;

    LargeWorld(int skus) {
        this.skus = skus;
    }

    int styles() {
        return (skus + SKUS_A_STYLE - 1) / SKUS_A_STYLE;
    }

    /** Columns of {@code locations} but the version. */
    String location(int number) {
        SplittableRandom chance = new SplittableRandom(SEED + number);
        double latitude = 55 + 13 * chance.nextDouble();
        double longitude = 11 + 17 * chance.nextDouble();
        boolean east = longitude > 20;
        return String.join(
                TAB,
                store(number),
                "STORE",
                "Store " + number,
                (east ? "Kauppakatu " : "Storgatan ") + (1 + number % 90),
                east ? "00100" : "111 20",
                east ? "Helsinki" : "Stockholm",
                east ? "FI" : "SE",
                String.format(Locale.ROOT, "%.4f", latitude),
                String.format(Locale.ROOT, "%.4f", longitude),
                east ? "Europe/Helsinki" : "Europe/Stockholm",
                "\\N",
                "Mo-Fr 10:00-20:00; Sa 10:00-18:00; Su 12:00-17:00",
                "60",
                "50");
    }

    /** Lines of {@code products}, {@code product_gtins}, {@code stock} and {@code movements} for one style. */
    void style(int number, StringBuilder products, StringBuilder gtins, StringBuilder stock, StringBuilder ledger) {
        SplittableRandom chance = new SplittableRandom(SEED * 31 + number);
        String[] noun = NOUNS[chance.nextInt(NOUNS.length)].split("\\|", -1);
        String[] audience = AUDIENCES[chance.nextInt(AUDIENCES.length)].split("\\|", -1);
        String model = of(chance, HEADS) + of(chance, MIDDLES) + of(chance, TAILS);
        String code = "BX%05d".formatted(number);
        String names = String.join(
                TAB,
                model + " " + audience[1] + noun[0],
                model + " " + noun[1] + " " + audience[2],
                model + " " + audience[3] + noun[2]);
        String rest = String.join(TAB, of(chance, BRANDS), audience[0] + "/" + noun[3]);
        String descriptions = String.join(
                TAB,
                "Kestävä " + noun[0] + " jokaiseen päivään.",
                "Hållbar " + noun[1] + " för varje dag.",
                "A durable " + noun[2] + " for every day.");
        String[] sizes = sizes(noun[3], audience[0]);
        int firstColour = chance.nextInt(COLOUR_NAMES.length);
        for (int item = 0; item < SKUS_A_STYLE && number * SKUS_A_STYLE + item < skus; item++) {
            String colour = COLOUR_NAMES[(firstColour + item / SIZES * 5) % COLOUR_NAMES.length];
            String sku = "%s-%02d".formatted(code, item);
            String gtin = gtin(number, item);
            products.append(String.join(
                            TAB, sku, gtin, code, names, rest, colour, sizes[item % SIZES], descriptions, "400", ""))
                    .append('\n');
            gtins.append(gtin).append(TAB).append(sku).append('\n');
            stock(sku, chance, stock, ledger);
        }
    }

    static String store(int number) {
        return "BX-%03d".formatted(number);
    }

    private static void stock(String sku, SplittableRandom chance, StringBuilder stock, StringBuilder ledger) {
        // One store of each twenty, so that none comes twice and all come in order.
        int every = STORES / PLACES_A_SKU;
        for (int place = 0; place < PLACES_A_SKU; place++) {
            String cell = sku + TAB + store(place * every + chance.nextInt(every)) + TAB;
            int pieces = 1 + chance.nextInt(9);
            stock.append(cell).append(pieces).append("\t0\t0\t1\t1\n");
            ledger.append(cell).append("RECEIPT\t").append(pieces).append("\t0\tbench-data\t2026-01-01T00:00:00Z\t1\n");
        }
    }

    private static String[] sizes(String category, String audience) {
        if (category.startsWith("footwear")) {
            return audience.equals("kids")
                    ? new String[] {"26", "28", "30", "32", "34"}
                    : new String[] {"38", "39", "40", "41", "42"};
        }
        return audience.equals("kids")
                ? new String[] {"104", "116", "128", "140", "152"}
                : new String[] {"XS", "S", "M", "L", "XL"};
    }

    /** GS1 prefix 200: restricted circulation, numbers for use inside one company. */
    private static String gtin(int style, int item) {
        String digits = "0200%06d%03d".formatted(style, item);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String of(SplittableRandom chance, String[] all) {
        return all[chance.nextInt(all.length)];
    }
}
