package org.keskio.contract;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.keskio.identity.v1.IdentityEvents;
import org.keskio.identity.v1.IdentityServiceOuterClass;
import org.keskio.inventory.v1.CatalogueServiceOuterClass;
import org.keskio.inventory.v1.Common;
import org.keskio.inventory.v1.DemandServiceOuterClass;
import org.keskio.inventory.v1.InventoryEvents;
import org.keskio.inventory.v1.LocationServiceOuterClass;
import org.keskio.inventory.v1.PartnerDirectoryServiceOuterClass;
import org.keskio.inventory.v1.PolicyServiceOuterClass;
import org.keskio.inventory.v1.SendServiceOuterClass;
import org.keskio.inventory.v1.StockServiceOuterClass;
import org.keskio.messaging.v1.MessagingEvents;
import org.keskio.messaging.v1.MessagingServiceOuterClass;
import org.keskio.partner.v1.PartnerServiceOuterClass;
import org.keskio.pricing.v1.PricingEvents;
import org.keskio.pricing.v1.PricingServiceOuterClass;
import org.keskio.profile.v1.ProfileEvents;
import org.keskio.profile.v1.ProfileServiceOuterClass;

/** The contracts as the wire knows them. */
final class Contract {

    static final List<FileDescriptor> FILES = List.of(
            IdentityServiceOuterClass.getDescriptor(),
            IdentityEvents.getDescriptor(),
            ProfileServiceOuterClass.getDescriptor(),
            ProfileEvents.getDescriptor(),
            PricingServiceOuterClass.getDescriptor(),
            PricingEvents.getDescriptor(),
            Common.getDescriptor(),
            CatalogueServiceOuterClass.getDescriptor(),
            LocationServiceOuterClass.getDescriptor(),
            StockServiceOuterClass.getDescriptor(),
            SendServiceOuterClass.getDescriptor(),
            PolicyServiceOuterClass.getDescriptor(),
            DemandServiceOuterClass.getDescriptor(),
            PartnerDirectoryServiceOuterClass.getDescriptor(),
            PartnerServiceOuterClass.getDescriptor(),
            InventoryEvents.getDescriptor(),
            MessagingServiceOuterClass.getDescriptor(),
            MessagingEvents.getDescriptor());

    private Contract() {}

    /** One line for each thing that a client or a stored event relies on; losing a line breaks somebody. */
    static SortedSet<String> lines(List<FileDescriptor> files) {
        SortedSet<String> lines = new TreeSet<>();
        for (FileDescriptor file : files) {
            file.getServices().forEach(service -> add(lines, service));
            file.getMessageTypes().forEach(message -> add(lines, message));
            file.getEnumTypes().forEach(values -> add(lines, values));
        }
        return lines;
    }

    private static void add(SortedSet<String> lines, ServiceDescriptor service) {
        for (MethodDescriptor method : service.getMethods()) {
            lines.add("rpc %s(%s%s) %s%s"
                    .formatted(
                            method.getFullName(),
                            method.isClientStreaming() ? "stream " : "",
                            method.getInputType().getFullName(),
                            method.isServerStreaming() ? "stream " : "",
                            method.getOutputType().getFullName()));
        }
    }

    private static void add(SortedSet<String> lines, Descriptor message) {
        for (FieldDescriptor field : message.getFields()) {
            lines.add("field %s = %d %s%s"
                    .formatted(
                            field.getFullName(),
                            field.getNumber(),
                            field.isRepeated() ? "repeated " : "",
                            type(field)));
        }
        message.getNestedTypes().forEach(nested -> add(lines, nested));
        message.getEnumTypes().forEach(values -> add(lines, values));
    }

    private static void add(SortedSet<String> lines, EnumDescriptor values) {
        for (EnumValueDescriptor value : values.getValues()) {
            lines.add("value %s.%s = %d".formatted(values.getFullName(), value.getName(), value.getNumber()));
        }
    }

    private static String type(FieldDescriptor field) {
        FieldDescriptorProto proto = field.toProto();
        return proto.getTypeName().isEmpty()
                ? field.getType().name().toLowerCase(java.util.Locale.ROOT)
                : proto.getTypeName().substring(1);
    }
}
