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

    @Message("Your order {number}: please choose")
    String choiceSubject(String number);

    @Message(
            "We are sorry. Our records said that we had your {product}, but no store or warehouse can supply it now. You choose: your money back; or wait, and we send it as soon as somebody has it, at most until the time below; or ask us to look again. Answer in our web shop under your orders, or in any way to the store where you ordered. If we do not hear from you, you get your money back.")
    String choiceBody(String product);

    @Message("Your order {number}: we keep looking")
    String waitingSubject(String number);

    @Message(
            "You chose to wait for your {product}. We send it as soon as a store or warehouse has it. If nobody has it by the time below, you get your money back; you can ask for it before, too.")
    String waitingBody(String product);

    @Message("Good news: we found your order {number}")
    String foundSubject(String number);

    @Message("We have your {product} after all. {source} is getting it ready.")
    String foundBody(String product, String source);

    @Message("Your order {number} comes later than promised")
    String laterSubject(String number);

    @Message(
            "We are sorry. Your {product} could not be sent as planned. {source} is getting it ready now, and it comes later than we promised. If that is too late for you, you can cancel the order until it has left.")
    String laterBody(String product, String source);

    @Message("Your order {number}: your money back")
    String unfilledSubject(String number);

    @Message(
            "We are sorry. Nobody could supply your {product} in time, so the order has ended. What you paid is given back through the store where you paid.")
    String unfilledBody(String product);

    @Message("We have your return of order {number}")
    String returnedSubject(String number);

    @Message("You brought your {product} back. What you paid is given back through the store that took it.")
    String returnedBody(String product);

    @Message("Choose by")
    String chooseBy();

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
