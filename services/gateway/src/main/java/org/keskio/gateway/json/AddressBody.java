package org.keskio.gateway.json;

import com.google.type.PostalAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A postal address as callers give it. */
@Schema(name = "Address", description = "A postal address.")
public record AddressBody(
        @Schema(description = "Who receives it.", examples = "Aino Virtanen") @Nullable
        String recipient,

        @Schema(description = "Street and number.", examples = "Mannerheimintie 1 A 2") @Nullable
        String street,

        @Schema(description = "Postcode.", examples = "00100") @Nullable
        String postcode,

        @Schema(description = "Town.", examples = "Helsinki") @Nullable
        String town,

        @Schema(description = "ISO 3166-1 alpha-2.", examples = "FI") @Nullable
        String country) {

    /** The address as the services know it. */
    public PostalAddress toMessage() {
        PostalAddress.Builder address = PostalAddress.newBuilder()
                .setPostalCode(Values.text(postcode))
                .setLocality(Values.text(town))
                .setRegionCode(Values.country(country));
        if (recipient != null && !recipient.isEmpty()) {
            address.addRecipients(recipient);
        }
        if (street != null && !street.isEmpty()) {
            address.addAddressLines(street);
        }
        return address.build();
    }

    /** Personal data: not for logs. */
    @Override
    public String toString() {
        return "AddressBody[" + country + "]";
    }
}
