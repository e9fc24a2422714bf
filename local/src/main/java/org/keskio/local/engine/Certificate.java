package org.keskio.local.engine;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Secrets;

/**
 * A certificate for this machine, signed by an authority of its own, so that a phone which trusts the authority once keeps
 * trusting the machine when its address changes.
 *
 * @param store PKCS#12 file with key and chain
 * @param password of the store
 * @param authority the authority's certificate, to be installed on the phone
 */
public record Certificate(Path store, String password, Path authority) {

    private static final String AUTHORITY_DAYS = "3650";
    // What phones accept at most is 398 days.
    private static final String DAYS = "397";

    /** The certificate for these names; made when there is none or when it was made for others. */
    public static Certificate of(Home home, Secrets secrets, List<String> hosts) {
        Path folder = home.folder("certificate");
        String password = secrets.secret("certificate");
        Certificate certificate =
                new Certificate(folder.resolve("gateway.p12"), password, folder.resolve("keskio-authority.crt"));
        Path authority = folder.resolve("authority.p12");
        Path made = folder.resolve("hosts");
        String wanted = String.join(",", hosts);
        try {
            if (!Files.exists(authority)) {
                makeAuthority(home, authority, certificate.authority(), password);
                Files.deleteIfExists(made);
            }
            if (!Files.exists(made) || !Files.readString(made).equals(wanted)) {
                sign(home, certificate, authority, hosts);
                Files.writeString(made, wanted);
            }
        } catch (IOException e) {
            throw new LocalException("The certificate cannot be made in " + folder + ": " + e.getMessage(), e);
        }
        return certificate;
    }

    /** The addresses of this machine in the networks it is part of. */
    public static List<String> lanAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Certificate::usable)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean usable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isVirtual();
        } catch (SocketException e) {
            return false;
        }
    }

    private static void makeAuthority(Home home, Path store, Path file, String password) throws IOException {
        Files.deleteIfExists(store);
        keytool(
                home,
                "-genkeypair",
                "-alias",
                "authority",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                AUTHORITY_DAYS,
                "-dname",
                "CN=Keskio on " + machine(),
                "-ext",
                "bc:c=ca:true,pathlen:0",
                "-ext",
                "ku:c=keyCertSign,cRLSign",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                password);
        keytool(
                home,
                "-exportcert",
                "-rfc",
                "-alias",
                "authority",
                "-keystore",
                store.toString(),
                "-storepass",
                password,
                "-file",
                file.toString());
    }

    private static void sign(Home home, Certificate target, Path authority, List<String> hosts) throws IOException {
        Path request = target.store().resolveSibling("request.pem");
        Path signed = target.store().resolveSibling("signed.pem");
        Path chain = target.store().resolveSibling("chain.pem");
        String store = target.store().toString();
        List<String> names = new ArrayList<>();
        hosts.forEach(host -> names.add((host.matches("[0-9.]+") ? "ip:" : "dns:") + host));
        Files.deleteIfExists(target.store());
        keytool(
                home,
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                DAYS,
                "-dname",
                "CN=" + hosts.getFirst(),
                "-keystore",
                store,
                "-storetype",
                "PKCS12",
                "-storepass",
                target.password());
        keytool(
                home,
                "-certreq",
                "-alias",
                "gateway",
                "-keystore",
                store,
                "-storepass",
                target.password(),
                "-file",
                request.toString());
        keytool(
                home,
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-keystore",
                authority.toString(),
                "-storepass",
                target.password(),
                "-validity",
                DAYS,
                "-ext",
                "san=" + String.join(",", names),
                "-ext",
                "ku:c=digitalSignature",
                "-ext",
                "eku=serverAuth",
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString());
        Files.writeString(chain, Files.readString(signed) + Files.readString(target.authority()));
        keytool(
                home,
                "-importcert",
                "-noprompt",
                "-alias",
                "gateway",
                "-keystore",
                store,
                "-storepass",
                target.password(),
                "-file",
                chain.toString());
    }

    private static void keytool(Home home, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Tool.run("certificate", command, home);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (IOException e) {
            return "localhost";
        }
    }
}
