package org.keskio.pricing.outbound.signing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.keskio.pricing.domain.Quote;
import org.keskio.pricing.domain.QuoteLine;
import org.keskio.pricing.domain.Sku;
import org.keskio.pricing.domain.Tier;

/** The quote as JSON claims; described in the service's README, because tills read it. Amounts are decimal text. */
final class QuotePayload {

    private static final String ISSUER = "keskio-pricing";

    private QuotePayload() {}

    static String write(Quote quote) {
        int decimals = quote.currency().getDefaultFractionDigits();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("jti", quote.id().toString());
        claims.put("iat", quote.asOf().getEpochSecond());
        claims.put("exp", quote.expires().getEpochSecond());
        claims.put("as_of", quote.asOf().toString());
        claims.put("market", quote.market());
        claims.put("currency", quote.currency().getCurrencyCode());
        claims.put("total", text(quote.total(), decimals));
        claims.put("vat", text(quote.vat(), decimals));
        claims.put("membership", quote.membershipVersion());
        claims.put(
                "lines",
                quote.lines().stream().map(line -> claimsOf(line, decimals)).toList());
        return JsonUtil.toJson(claims);
    }

    /** Reads claims whose signature was verified. */
    static Quote read(String json) throws JoseException {
        Map<String, Object> claims = JsonUtil.parseJson(json);
        Currency currency = Currency.getInstance(text(claims, "currency"));
        List<QuoteLine> lines = new ArrayList<>();
        for (Object line : (List<?>) value(claims, "lines")) {
            lines.add(lineOf((Map<?, ?>) line));
        }
        return new Quote(
                UUID.fromString(text(claims, "jti")),
                text(claims, "market"),
                currency,
                lines,
                minor(claims, "vat"),
                Instant.parse(text(claims, "as_of")),
                Instant.ofEpochSecond(number(claims, "exp")),
                number(claims, "membership"));
    }

    private static Map<String, Object> claimsOf(QuoteLine line, int decimals) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sku", line.sku().value());
        claims.put("quantity", line.quantity());
        claims.put("unit_price", text(line.unitPrice(), decimals));
        claims.put("line_total", text(line.total(), decimals));
        claims.put("tier", line.tier() == Tier.CLUB ? "club" : "public");
        claims.put("revision", line.revision());
        return claims;
    }

    private static QuoteLine lineOf(Map<?, ?> claims) {
        return new QuoteLine(
                new Sku(text(claims, "sku")),
                Math.toIntExact(number(claims, "quantity")),
                minor(claims, "unit_price"),
                text(claims, "tier").equals("club") ? Tier.CLUB : Tier.PUBLIC,
                number(claims, "revision"));
    }

    private static String text(long minor, int decimals) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }

    private static long minor(Map<?, ?> claims, String name) {
        return new BigDecimal(text(claims, name)).unscaledValue().longValueExact();
    }

    private static String text(Map<?, ?> claims, String name) {
        return (String) value(claims, name);
    }

    private static long number(Map<?, ?> claims, String name) {
        return ((Number) value(claims, name)).longValue();
    }

    private static Object value(Map<?, ?> claims, String name) {
        Object value = claims.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No claim " + name);
        }
        return value;
    }
}
