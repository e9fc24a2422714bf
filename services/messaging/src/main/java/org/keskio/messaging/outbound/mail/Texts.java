package org.keskio.messaging.outbound.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What our mails say, in English; Finnish and Swedish lie beside as {@code messages/mail_fi} and {@code mail_sv}. */
@MessageBundle("mail")
public interface Texts {

    @Message("Hello {name},")
    String greeting(String name);

    @Message("Hello,")
    String greetingWithoutName();

    @Message("We have your order {number}")
    String receivedSubject(String number);

    @Message("Thank you! {source} is getting your {product} ready.")
    String receivedBody(String product, String source);

    @Message("Your order {number} is on its way")
    String shippedSubject(String number);

    @Message("Your {product} has left {source}.")
    String shippedBody(String product, String source);

    @Message("Your order {number} is ready to collect")
    String readySubject(String number);

    @Message("Your {product} is waiting for you at {store}. Show the code below at the till.")
    String readyBody(String product, String store);

    @Message("Your order {number} was delivered")
    String deliveredSubject(String number);

    @Message("Your {product} was delivered. We hope you enjoy it!")
    String deliveredBody(String product);

    @Message("You collected your order {number}")
    String collectedSubject(String number);

    @Message("You collected your {product}. We hope you enjoy it!")
    String collectedBody(String product);

    @Message("Your order {number} was cancelled")
    String cancelledSubject(String number);

    @Message("Your order of {product} was cancelled. What you paid is given back through the store where you paid.")
    String cancelledBody(String product);

    @Message("We are sorry: we could not find your order {number}")
    String nothingLeftSubject(String number);

    @Message(
            "We are sorry. Our records said that we had your {product}, but nobody could find one. Your order was cancelled, and what you paid is given back. Come by or write to us, and we will help you find something as good.")
    String nothingLeftBody(String product);

    @Message("Your order {number} was not collected")
    String expiredSubject(String number);

    @Message("Your {product} was not collected in time, so we put it back. What you paid is given back.")
    String expiredBody(String product);

    @Message("Pickup code")
    String pickupCode();

    @Message("Order")
    String order();

    @Message("Product")
    String product();

    @Message("Quantity")
    String quantity();

    @Message("Paid")
    String paid();

    @Message("With you by")
    String promise();

    @Message("Collect at")
    String collectAt();

    @Message("Tracking number")
    String tracking();

    @Message("Kind regards, {sender}")
    String closing(String sender);

    @Message("You get this message because of your order; it is not an advertisement.")
    String footer();
}
