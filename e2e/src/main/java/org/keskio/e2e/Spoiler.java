package org.keskio.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Spoils one thing on purpose, behind the suite's back, to show that the demo's checks would notice. */
final class Spoiler {

    private final Suite suite;

    Spoiler(Suite suite) {
        this.suite = suite;
    }

    /** A piece appears in the stock that no line of the ledger accounts for; negative takes it away again. */
    void changeStockWithoutLedger(String sku, String location, int pieces) {
        try (Connection connection = DriverManager.getConnection(
                        suite.get("KESKIO_DB_INVENTORY_JDBC_URL"),
                        suite.get("KESKIO_DB_INVENTORY_USER"),
                        suite.get("KESKIO_DB_INVENTORY_PASSWORD"));
                PreparedStatement update = connection.prepareStatement(
                        "update stock set on_hand = on_hand + ? where sku = ? and location = ?")) {
            update.setInt(1, pieces);
            update.setString(2, sku);
            update.setString(3, location);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("No stock of " + sku + " at " + location + " to spoil");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The stock cannot be spoilt: " + e.getMessage(), e);
        }
    }

    /** A second mail about a step of an order, as a sender that forgets what it did would send it. */
    void mailTwice(String subject, String to) {
        try (Socket socket =
                        new Socket(suite.get("KESKIO_SMTP_HOST"), Integer.parseInt(suite.get("KESKIO_SMTP_PORT")));
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
            expect(in, "220");
            for (String line :
                    List.of("HELO demo", "MAIL FROM:<noreply@tunturi.example>", "RCPT TO:<" + to + ">", "DATA")) {
                say(out, line);
                expect(in, line.equals("DATA") ? "354" : "250");
            }
            say(out, "Subject: " + subject);
            say(out, "Message-ID: <" + UUID.randomUUID() + "@tunturi.example>");
            say(out, "");
            say(out, "Sent twice on purpose.");
            say(out, ".");
            expect(in, "250");
            say(out, "QUIT");
        } catch (IOException e) {
            throw new UncheckedIOException("The mailbox cannot be spoilt", e);
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    private static void expect(BufferedReader in, String code) throws IOException {
        String answer = in.readLine();
        while (answer != null && answer.length() > 3 && answer.charAt(3) == '-') {
            answer = in.readLine();
        }
        if (answer == null || !answer.startsWith(code)) {
            throw new IOException("The mail server said " + answer + " where " + code + " was expected");
        }
    }
}
