package org.keskio.local.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Progress;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.Suite;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells the demo's partner how to behave. */
@Command(
        name = "partner",
        mixinStandardHelpOptions = true,
        description = "Tells the demo's partner, who is asked for what nobody has, how to behave from now on.")
final class PartnerCommand implements Callable<Integer> {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})(ms|s)");

    @ArgGroup(multiplicity = "1")
    private Behaviour behaviour = new Behaviour();

    /** One of them. */
    static final class Behaviour {

        @Option(names = "--well", description = "As it should be; it is started if it is dead.")
        private boolean well;

        @Option(names = "--slow", paramLabel = "<time>", description = "Answer after a while, such as 3s or 500ms.")
        private String slow = "";

        @Option(names = "--lie", description = "Offer what it does not have, refuse what is ordered.")
        private boolean lie;

        @Option(names = "--die", description = "Be killed in the middle of whatever it does.")
        private boolean die;
    }

    @Override
    public Integer call() {
        Home home = Home.here();
        Suite suite = Installation.present(home).suite();
        if (behaviour.die) {
            System.out.println(suite.killPartner() ? "the partner is dead" : "the partner was dead already");
            return 0;
        }
        String mood = behaviour.lie ? "lie" : behaviour.well ? "well" : "slow " + millis(behaviour.slow);
        suite.partner().be(mood);
        if (behaviour.well) {
            Suite.alone(home, () -> {
                suite.bringPartner(Progress.onTerminal());
                return true;
            });
        }
        System.out.println("the partner: " + mood);
        return 0;
    }

    static long millis(String text) {
        Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            throw new LocalException("--slow takes a time such as 3s or 500ms, not '%s'.".formatted(text));
        }
        long number = Long.parseLong(time.group(1));
        Duration delay = time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        return delay.toMillis();
    }
}
