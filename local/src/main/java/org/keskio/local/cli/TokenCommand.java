package org.keskio.local.cli;

import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.Secrets;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints an access token. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Prints an access token, and nothing else, for the Authorization header:",
            "  curl -H \"Authorization: Bearer $(./keskio token clerk.helsinki)\" ..."
        })
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<demo user>", description = "A demo user, or the program webshop or till.")
    private String who = "";

    @Option(names = "--json", description = "The whole answer of the login: token, lifetime, refresh token.")
    private boolean json;

    @Override
    public Integer call() {
        Home home = Home.here();
        Tokens tokens = new Tokens(Installation.present(home).suite().addresses(), Secrets.of(home));
        System.out.println(json ? tokens.login(who).toString() : tokens.accessToken(who));
        return 0;
    }
}
