package org.keskio.world;

import java.io.IOException;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Invents the customers: names, homes, numbers, club, consents and how they wish to be recognised. */
final class Customers {
    // RFC 2606: nobody can own a mailbox in these domains.
    private static final List<String> MAIL_DOMAINS = List.of("example.org", "example.com");
    // A number that begins with 9 belongs to no international card scheme (ISO/IEC 7812-1).
    private static final String CARD_PREFIX = "9578";
    private static final double CLUB_SHARE = 0.40;
    private static final double PHONE_SHARE = 0.85;
    private static final Pattern COMBINING_MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_FOR_MAIL = Pattern.compile("[^a-z0-9.]+");

    private static final Pattern BAR = Pattern.compile("\\|");
    private static final String NARROWEST = "email:web";

    private record Choice(double share, String value) {}

    private final long seed;
    private final Table towns = Table.resource("towns.csv");
    private final Map<String, List<String>> streets = new HashMap<>();
    private final Map<String, Deque<String>> phones = new HashMap<>();
    private final List<Choice> consents = choices("consents");
    private final List<Choice> recognitions = choices("recognition");
    private final Set<String> mailboxes = new HashSet<>();
    private final List<Customer> customers = new ArrayList<>();

    private Customers(long seed) {
        this.seed = seed;
        Table.resource("streets.csv").stream().forEach(row -> streets.put(row.text("language"), row.list("streets")));
    }

    static List<Customer> invent(long seed) {
        var invention = new Customers(seed);
        Table accounts = Table.resource("accounts.csv");
        invention.fillPhones(accounts.stream().map(row -> row.text("phone")).collect(Collectors.toSet()));
        accounts.stream().forEach(invention::addAccount);
        Table.resource("people.csv").stream().forEach(invention::addPeople);
        return List.copyOf(invention.customers);
    }

    private static List<Choice> choices(String choice) {
        return Table.resource("choices.csv").stream()
                .filter(row -> row.text("choice").equals(choice))
                .map(row -> new Choice(row.share("share"), row.text("value")))
                .toList();
    }

    /** Each number is given once; a country whose block is used up has customers without a phone. */
    private void fillPhones(Set<String> taken) {
        for (Table.Row row : Table.resource("phone_blocks.csv").rows()) {
            var first = new BigInteger(row.text("first").substring(1));
            Deque<String> free = phones.computeIfAbsent(row.text("country"), country -> new ArrayDeque<>());
            for (int i = 0; i < row.number("numbers"); i++) {
                String phone = "+" + first.add(BigInteger.valueOf(i));
                if (!taken.contains(phone)) {
                    free.add(phone);
                }
            }
        }
    }

    private void addAccount(Table.Row row) {
        boolean club = row.flag("club_member");
        String key = nextKey();
        customers.add(new Customer(
                key,
                row.text("username"),
                mailbox(row.text("username"), MAIL_DOMAINS.getFirst()),
                row.text("phone"),
                club ? card(customers.size() + 1) : "",
                row.text("given_name"),
                row.text("family_name"),
                row.text("street"),
                row.text("postcode"),
                row.text("town"),
                row.text("country"),
                row.text("locale"),
                row.text("home_store"),
                club,
                row.text("consents"),
                row.text("recognition")));
    }

    private void addPeople(Table.Row people) {
        List<String> given = people.list("given_names");
        List<String> family = people.list("family_names");
        List<Table.Row> homes = towns.stream()
                .filter(row -> row.text("country").equals(people.text("country"))
                        && row.text("language").equals(people.text("language")))
                .toList();
        for (int i = 0; i < people.number("customers"); i++) {
            addPerson(people, given, family, homes);
        }
    }

    private void addPerson(Table.Row people, List<String> given, List<String> family, List<Table.Row> homes) {
        String key = nextKey();
        Chance chance = Chance.of(seed, "customer", key);
        String givenName = chance.pick(given);
        String familyName = chance.pick(family);
        Table.Row home = chance.pick(homes, row -> row.share("share"));
        boolean club = chance.happens(CLUB_SHARE);
        String phone = chance.happens(PHONE_SHARE) ? nextPhone(people.text("country")) : "";
        String card = club ? card(customers.size() + 1) : "";
        customers.add(new Customer(
                key,
                "",
                mailbox(mailName(givenName + "." + familyName), chance.pick(MAIL_DOMAINS)),
                phone,
                card,
                givenName,
                familyName,
                street(people.text("language"), chance),
                home.text("postcode"),
                home.text("town"),
                people.text("country"),
                people.text("locale"),
                home.text("home_store"),
                club,
                chance.pick(consents, Choice::share).value(),
                allowed(chance.pick(recognitions, Choice::share).value(), phone, card)));
    }

    private String nextKey() {
        return "C-%06d".formatted(customers.size() + 1);
    }

    private String nextPhone(String country) {
        Deque<String> free = phones.get(country);
        return free == null || free.isEmpty() ? "" : free.remove();
    }

    private static String card(int number) {
        return CheckDigits.luhn(CARD_PREFIX + "%011d".formatted(number));
    }

    private String street(String language, Chance chance) {
        List<String> names = streets.getOrDefault(language, List.of());
        String house = chance.pick(names) + " " + (1 + chance.below(90));
        return switch (language) {
            case "fi", "en" ->
                chance.happens(0.6)
                        ? house + " " + "ABC".charAt(chance.below(3)) + " " + (1 + chance.below(60))
                        : house;
            case "da" -> chance.happens(0.5) ? house + ", " + (1 + chance.below(4)) + ". tv." : house;
            case "et" -> chance.happens(0.6) ? house + "-" + (1 + chance.below(60)) : house;
            default -> house;
        };
    }

    /** A choice speaks only of identifiers that the customer has; it never widens to "all", which is what an empty one means. */
    private static String allowed(String recognition, String phone, String card) {
        if (recognition.isEmpty()) {
            return "";
        }
        String possible = BAR.splitAsStream(recognition)
                .filter(part -> !(part.startsWith("phone:") && phone.isEmpty())
                        && !(part.startsWith("card:") && card.isEmpty()))
                .collect(Collectors.joining("|"));
        return possible.isEmpty() ? NARROWEST : possible;
    }

    private static String mailName(String name) {
        String lower = name.toLowerCase(Locale.ROOT)
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("đ", "d");
        String plain = COMBINING_MARKS
                .matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                .replaceAll("");
        return NOT_FOR_MAIL.matcher(plain).replaceAll("");
    }

    private String mailbox(String name, String domain) {
        String address = name + "@" + domain;
        for (int number = 2; !mailboxes.add(address); number++) {
            address = name + number + "@" + domain;
        }
        return address;
    }

    static void write(FeedFile file, List<Customer> customers) throws IOException {
        for (Customer one : customers) {
            file.row(
                    one.key(),
                    one.email(),
                    one.phone(),
                    one.loyaltyCard(),
                    one.givenName(),
                    one.familyName(),
                    one.street(),
                    one.postcode(),
                    one.town(),
                    one.country(),
                    one.locale(),
                    Boolean.toString(one.clubMember()),
                    one.consents(),
                    one.recognition());
        }
    }
}
