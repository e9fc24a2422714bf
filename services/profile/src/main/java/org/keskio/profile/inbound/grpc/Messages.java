package org.keskio.profile.inbound.grpc;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keskio.profile.domain.Attributes;
import org.keskio.profile.domain.Consent;
import org.keskio.profile.domain.ConsentAnswer;
import org.keskio.profile.domain.ConsentPurpose;
import org.keskio.profile.domain.Contact;
import org.keskio.profile.domain.ContactKind;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Language;
import org.keskio.profile.domain.Look;
import org.keskio.profile.domain.Person;
import org.keskio.profile.domain.PersonName;
import org.keskio.profile.domain.PersonView;
import org.keskio.profile.v1.Profile;
import org.keskio.profile.v1.UpdateProfileRequest;

/** Between messages and the domain. */
final class Messages {

    private static final int MAX_ANSWERS = 20;
    private static final long CLOCK_SKEW_MINUTES = 5;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private Messages() {}

    static CustomerId customerId(String text) {
        return Refusals.read("customer_id", () -> CustomerId.of(text));
    }

    static Attributes attributes(UpdateProfileRequest request) {
        return new Attributes(
                name("given_name", request.getGivenName()),
                name("family_name", request.getFamilyName()),
                Addresses.read(request.getAddress(), (part, text) -> Refusals.field("address." + part, text)),
                request.getLocale().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Refusals.read("locale", () -> Language.of(request.getLocale()))));
    }

    private static Optional<PersonName> name(String field, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Refusals.read(field, () -> new PersonName(text)));
    }

    static List<ConsentAnswer> answers(List<org.keskio.profile.v1.ConsentAnswer> messages) {
        if (messages.size() > MAX_ANSWERS) {
            throw Refusals.field("consents", "must be at most " + MAX_ANSWERS);
        }
        List<ConsentAnswer> answers = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            answers.add(answer("consents[" + i + "]", messages.get(i)));
        }
        return answers;
    }

    static ConsentAnswer answer(String field, org.keskio.profile.v1.ConsentAnswer message) {
        ConsentPurpose purpose = purpose(message.getPurpose())
                .orElseThrow(() -> Refusals.field(
                        field + ".purpose",
                        message.getPurpose() == org.keskio.profile.v1.ConsentPurpose.CONSENT_PURPOSE_TRANSACTIONAL
                                ? "needs no consent and cannot be withdrawn"
                                : "must name a purpose"));
        return new ConsentAnswer(purpose, message.getGranted());
    }

    /** Empty for transactional, unspecified and unknown. */
    static Optional<ConsentPurpose> purpose(org.keskio.profile.v1.ConsentPurpose message) {
        return switch (message) {
            case CONSENT_PURPOSE_MARKETING_EMAIL -> Optional.of(ConsentPurpose.MARKETING_EMAIL);
            case CONSENT_PURPOSE_PERSONALISATION -> Optional.of(ConsentPurpose.PERSONALISATION);
            case CONSENT_PURPOSE_CLERK_VIEW -> Optional.of(ConsentPurpose.CLERK_VIEW);
            case CONSENT_PURPOSE_TRANSACTIONAL, CONSENT_PURPOSE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    static Contact contact(org.keskio.profile.v1.Contact message, UUID id, Instant now) {
        ContactKind kind = switch (message.getKind()) {
            case CONTACT_KIND_STORE_VISIT -> ContactKind.STORE_VISIT;
            case CONTACT_KIND_SEND_ORDER -> ContactKind.SEND_ORDER;
            case CONTACT_KIND_MESSAGE -> ContactKind.MESSAGE;
            case CONTACT_KIND_PURCHASE -> ContactKind.PURCHASE;
            case CONTACT_KIND_CUSTOMER_SERVICE -> ContactKind.CUSTOMER_SERVICE;
            case CONTACT_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw Refusals.field("contact.kind", "must name a kind of contact");
        };
        Instant time = message.hasOccurTime() ? time("contact.occur_time", message.getOccurTime()) : now;
        if (time.isAfter(now.plus(CLOCK_SKEW_MINUTES, ChronoUnit.MINUTES)) || time.isBefore(EARLIEST)) {
            throw Refusals.field("contact.occur_time", "must lie in the past");
        }
        try {
            return new Contact(
                    id,
                    kind,
                    message.getChannel(),
                    message.getReference(),
                    message.getSummary(),
                    time.truncatedTo(ChronoUnit.MICROS));
        } catch (Contact.BadPartException e) {
            throw Refusals.field("contact." + e.part(), String.valueOf(e.getMessage()));
        }
    }

    private static Instant time(String field, Timestamp message) {
        try {
            return Instant.ofEpochSecond(message.getSeconds(), message.getNanos());
        } catch (DateTimeException | ArithmeticException e) {
            throw Refusals.field(field, "must be a time");
        }
    }

    static Profile profile(PersonView view) {
        Person person = view.person();
        Profile.Builder profile = Profile.newBuilder()
                .setCustomerId(person.id().toString())
                .setClubMember(person.membership().isMember())
                .setMembershipVersion(person.membership().version())
                .addAllConsents(consents(person.consents().all()))
                .addAllWithheld(view.withheld())
                .setMaskedEmail(view.maskedEmail().orElse(""))
                .setMaskedPhone(view.maskedPhone().orElse(""));
        Attributes attributes = person.attributes();
        attributes.givenName().map(PersonName::value).ifPresent(profile::setGivenName);
        attributes.familyName().map(PersonName::value).ifPresent(profile::setFamilyName);
        attributes.address().map(Addresses::message).ifPresent(profile::setAddress);
        attributes.language().map(Language::tag).ifPresent(profile::setLocale);
        return profile.build();
    }

    static List<org.keskio.profile.v1.Consent> consents(List<Consent> consents) {
        return consents.stream().map(Messages::consent).toList();
    }

    private static org.keskio.profile.v1.Consent consent(Consent consent) {
        return org.keskio.profile.v1.Consent.newBuilder()
                .setPurpose(
                        switch (consent.purpose()) {
                            case MARKETING_EMAIL ->
                                org.keskio.profile.v1.ConsentPurpose.CONSENT_PURPOSE_MARKETING_EMAIL;
                            case PERSONALISATION ->
                                org.keskio.profile.v1.ConsentPurpose.CONSENT_PURPOSE_PERSONALISATION;
                            case CLERK_VIEW -> org.keskio.profile.v1.ConsentPurpose.CONSENT_PURPOSE_CLERK_VIEW;
                        })
                .setGranted(consent.isGranted())
                .setSource(consent.source().value())
                .setChangeTime(timestamp(consent.changeTime()))
                .build();
    }

    static org.keskio.profile.v1.Contact contact(Contact contact) {
        return org.keskio.profile.v1.Contact.newBuilder()
                .setContactId(contact.id().toString())
                .setKind(
                        switch (contact.kind()) {
                            case STORE_VISIT -> org.keskio.profile.v1.ContactKind.CONTACT_KIND_STORE_VISIT;
                            case SEND_ORDER -> org.keskio.profile.v1.ContactKind.CONTACT_KIND_SEND_ORDER;
                            case MESSAGE -> org.keskio.profile.v1.ContactKind.CONTACT_KIND_MESSAGE;
                            case PURCHASE -> org.keskio.profile.v1.ContactKind.CONTACT_KIND_PURCHASE;
                            case CUSTOMER_SERVICE -> org.keskio.profile.v1.ContactKind.CONTACT_KIND_CUSTOMER_SERVICE;
                        })
                .setChannel(contact.channel())
                .setReference(contact.reference())
                .setSummary(contact.summary())
                .setOccurTime(timestamp(contact.occurTime()))
                .build();
    }

    static org.keskio.profile.v1.Look look(Look look) {
        return org.keskio.profile.v1.Look.newBuilder()
                .setBy(look.by())
                .setByName(look.byName())
                .setStore(look.store().orElse(""))
                .setPurpose(look.purpose().value())
                .setLookTime(timestamp(look.lookTime()))
                .build();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
