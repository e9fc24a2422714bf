package org.keskio.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a demo or a test needs to know about a written world; kept beside the feeds as {@code world.json}.
 *
 * @param name the chain
 * @param seed the seed it was generated from
 * @param asOf the world's today, an ISO instant: the stock was counted and the purchases made before it
 * @param counts how much of everything there is, such as {@code skus} or {@code stores}
 * @param markets where it sells
 * @param stories SKUs whose stock is arranged, by role: {@code sold_out_here}, {@code last_piece}, {@code partner_only}, {@code partner_asked}
 * @param unsold a SKU that one market does without
 * @param customer the account that the main story is told with
 * @param accounts the customers with a login of their own
 * @param files what was written, by row and hash
 */
public record WorldFacts(
        String name,
        long seed,
        String asOf,
        Map<String, Long> counts,
        List<MarketFacts> markets,
        Map<String, Story> stories,
        Unsold unsold,
        String customer,
        List<Account> accounts,
        List<WrittenFile> files) {

    /** The file's name in the folder of the feeds. */
    public static final String FILE = "world.json";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    /** A market, its currency (ISO 4217) and the standard VAT rate in per cent that its prices include. */
    public record MarketFacts(String market, String currency, String vatPercent) {}

    /**
     * A SKU whose stock is arranged: at {@code stock}'s locations and nowhere else.
     *
     * @param searchWords what a shopper would look for, by language (fi, sv, en)
     * @param name the style's name by language
     * @param ownStore where the clerk stands: none of it there
     * @param stock units on hand by location; 0 where it has just been sold out
     * @param prices by market
     */
    public record Story(
            String style,
            String sku,
            String gtin,
            String colour,
            String size,
            Map<String, String> searchWords,
            Map<String, String> name,
            String ownStore,
            Map<String, Integer> stock,
            List<PriceFacts> prices) {}

    /** A market's prices, tax included, in the currency's major unit; {@code clubAmount} is empty where members get no better price. */
    public record PriceFacts(String market, String currency, String publicAmount, String clubAmount) {}

    /** A SKU without a price in this market. */
    public record Unsold(String sku, String market) {}

    /** A customer with a login; {@code loyaltyCard} is empty outside the club. */
    public record Account(
            String username,
            String customerKey,
            String givenName,
            String familyName,
            String email,
            String phone,
            String loyaltyCard,
            String country,
            String locale,
            boolean clubMember) {}

    /** A file of the world. */
    public record WrittenFile(String file, long rows, String sha256) {}

    /** The story of this role. */
    public Story story(String role) {
        Story story = stories.get(role);
        if (story == null) {
            throw new IllegalArgumentException("no story " + role + ", only " + stories.keySet());
        }
        return story;
    }

    /** The customer with this login. */
    public Account account(String username) {
        return accounts.stream()
                .filter(one -> one.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account " + username));
    }

    /** Reads the facts of a world that was written before. */
    public static WorldFacts read(Path directory) throws IOException {
        return JSON.readValue(directory.resolve(FILE).toFile(), WorldFacts.class);
    }

    void write(Path directory) throws IOException {
        // The printer follows the platform's line ends; the world must not.
        Files.writeString(directory.resolve(FILE), JSON.writeValueAsString(this).replace("\r\n", "\n") + "\n");
    }
}
