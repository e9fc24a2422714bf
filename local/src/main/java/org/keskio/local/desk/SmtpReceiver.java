package org.keskio.local.desk;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Takes messages over SMTP, for any recipient, and keeps them in the mailbox. */
final class SmtpReceiver {

    private final GreenMail server;

    SmtpReceiver(int port, Mailbox mailbox) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.getUserManager().setMessageDeliveryHandler(new Keeping(server.getUserManager(), mailbox));
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop();
    }

    /** The server answers 250 only after this has returned; a failure here makes the sender try again. */
    private record Keeping(UserManager users, Mailbox mailbox) implements MessageDeliveryHandler {

        @Override
        public GreenMailUser handle(MovingMessage message, MailAddress recipient)
                throws MessagingException, UserException {
            try {
                ByteArrayOutputStream source = new ByteArrayOutputStream();
                message.getMessage().writeTo(source);
                mailbox.keep(recipient.getEmail(), source.toByteArray());
                GreenMailUser user = users.getUserByEmail(recipient.getEmail());
                return user != null ? user : users.createUser(recipient.getEmail(), recipient.getEmail(), "");
            } catch (IOException e) {
                throw new MessagingException("The message cannot be kept: " + e.getMessage(), e);
            }
        }
    }
}
