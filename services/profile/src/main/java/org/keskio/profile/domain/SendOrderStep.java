package org.keskio.profile.domain;

/** A step of a send order, as the timeline words it. */
public enum SendOrderStep {
    RESERVED("was made"),
    PICKING("is being picked"),
    PACKED("is packed"),
    IN_TRANSIT("is on its way"),
    DELIVERED("was delivered"),
    READY_FOR_PICKUP("is ready for pickup"),
    COLLECTED("was collected"),
    CANCELLED("was cancelled"),
    EXPIRED("was not collected in time"),
    RESOURCED("will come from another location"),
    AWAITING_CHOICE("can be had nowhere; the customer chooses"),
    RETURNED("was returned");

    private final String words;

    SendOrderStep(String words) {
        this.words = words;
    }

    /** One sentence without personal data. */
    public String summary(String orderNumber) {
        return "Send order " + orderNumber + " " + words;
    }
}
