package org.keskio.pricing.inbound.grpc;

import com.google.type.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.keskio.pricing.domain.Amounts;
import org.keskio.pricing.domain.Market;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Sku;

/** Reads the entries of a publication. */
final class Entries {

    private Entries() {}

    static List<PriceEntry> read(List<org.keskio.pricing.v1.PriceEntry> messages, Market market, Checks checks) {
        List<PriceEntry> entries = new ArrayList<>(messages.size());
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            org.keskio.pricing.v1.PriceEntry message = messages.get(i);
            checks.tier("entries[" + i + "].tier", message.getTier());
            OptionalLong amount = amount(i, message.getAmount(), market, checks);
            if (checks.sku("entries", i, ".sku", message.getSku()) && amount.isPresent()) {
                PriceEntry entry =
                        new PriceEntry(new Sku(message.getSku()), Messages.tier(message.getTier()), amount.getAsLong());
                if (!seen.add(List.of(entry.sku(), entry.tier()))) {
                    checks.violate("entries[" + i + "].sku", "is there twice in the same tier");
                }
                entries.add(entry);
            }
        }
        return entries;
    }

    private static OptionalLong amount(int index, Money money, Market market, Checks checks) {
        String field = "entries[" + index + "].amount";
        int nanosPerMinor = Messages.nanosPerMinor(market.decimals());
        if (!money.getCurrencyCode().equals(market.currency().getCurrencyCode())) {
            checks.violateAmount(field, "must be in " + market.currency().getCurrencyCode());
            return OptionalLong.empty();
        }
        if (money.getUnits() < 0 || money.getNanos() < 0 || money.getNanos() > 999_999_999) {
            checks.violateAmount(field, "must be larger than zero");
            return OptionalLong.empty();
        }
        if (money.getNanos() % nanosPerMinor != 0) {
            checks.violateAmount(field, "has more than " + market.decimals() + " decimals");
            return OptionalLong.empty();
        }
        if (money.getUnits() > Amounts.MAX) {
            checks.violateAmount(field, "is larger than a price can be");
            return OptionalLong.empty();
        }
        long minor = money.getUnits() * Messages.minorPerUnit(market.decimals()) + money.getNanos() / nanosPerMinor;
        Amounts.problemOf(minor).ifPresent(problem -> checks.violateAmount(field, problem));
        return Amounts.problemOf(minor).isPresent() ? OptionalLong.empty() : OptionalLong.of(minor);
    }
}
