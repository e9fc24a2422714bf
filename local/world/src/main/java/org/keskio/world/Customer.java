package org.keskio.world;

/** Someone who shops at Tunturi; {@code phone} and {@code loyaltyCard} are empty when there is none. */
record Customer(
        String key,
        String username,
        String email,
        String phone,
        String loyaltyCard,
        String givenName,
        String familyName,
        String street,
        String postcode,
        String town,
        String country,
        String locale,
        String homeStore,
        boolean clubMember,
        String consents,
        String recognition) {

    boolean hasAccount() {
        return !username.isEmpty();
    }

    /** Names the customer by key only. */
    @Override
    public String toString() {
        return "Customer[" + key + "]";
    }
}
