package org.keskio.local.suite;

import java.util.List;
import org.keskio.local.Home;
import org.keskio.local.Port;
import org.keskio.local.Secrets;
import org.keskio.local.engine.Addresses;
import org.keskio.local.engine.Certificate;

/** What to open, and as whom. */
public final class Welcome {

    private Welcome() {}

    /** Addresses and demo logins. */
    public static String text(Home home, Installation installation) {
        Addresses addresses = installation.suite().addresses();
        String password = Secrets.of(home).demoPassword();
        String text = """

                Handheld     %s/
                Shop API     %s/q/swagger-ui   (examples in README.md)
                Mailbox      %s/
                Keycloak     %s/admin/   (keskio-setup; its password: keycloak.admin in %s)

                Demo logins, all with the password  %s
                  clerk.helsinki, clerk.tampere     clerks of two stores
                  manager.helsinki                  store manager
                  pia.price, max.market             price manager, marketer
                  olli.operator                     operator (feeds, administration)
                  aino.virtanen, erik.lund          customers

                Next: './keskio demo' plays the main story.
                """.formatted(
                        addresses.publicUrl(),
                        addresses.gateway(),
                        addresses.mailbox(),
                        addresses.publicKeycloak(),
                        home.state().resolve("secrets"),
                        password);
        return addresses.https() ? text + phones(home, installation) : text;
    }

    private static String phones(Home home, Installation installation) {
        List<String> lan = Certificate.lanAddresses();
        int port = installation.settings().port(Port.GATEWAY_HTTPS);
        StringBuilder text = new StringBuilder("\nFrom a phone in the same network:\n");
        lan.forEach(address -> text.append("  https://%s:%d/%n".formatted(address, port)));
        return text.append("""
                  Before that, install %s on the phone once as a trusted authority:
                    Android: Settings > Security > Encryption & credentials > Install a certificate > CA certificate
                    iOS: open the file, install the profile, then Settings > General > About > Certificate Trust Settings
                    Linux with Chromium: import it under Settings > Privacy and security > Manage certificates > Authorities
                """.formatted(home.state().resolve("certificate/keskio-authority.crt")))
                .toString();
    }
}
