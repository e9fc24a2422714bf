package org.keskio.inventory.inbound.grpc;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.SendState;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;

/** What callers are told when stock or send orders say no. */
final class Refusals {

    private Refusals() {}

    static StatusRuntimeException skuUnknown(Sku sku) {
        return error(
                Status.Code.NOT_FOUND, ErrorReason.SKU_UNKNOWN, "There is no SKU " + sku, Map.of("sku", sku.value()));
    }

    static StatusRuntimeException locationUnknown(LocationCode code) {
        return error(
                Status.Code.NOT_FOUND,
                ErrorReason.LOCATION_UNKNOWN,
                "There is no location " + code,
                Map.of("location", code.value()));
    }

    static StatusRuntimeException storeNotYours() {
        return error(
                Status.Code.PERMISSION_DENIED,
                ErrorReason.STORE_NOT_YOURS,
                "That is for the staff of another store",
                Map.of());
    }

    static StatusRuntimeException notPermitted() {
        return error(Status.Code.PERMISSION_DENIED, ErrorReason.NOT_PERMITTED, "The caller may not do this", Map.of());
    }

    static StatusRuntimeException orderUnknown() {
        return error(Status.Code.NOT_FOUND, ErrorReason.SEND_ORDER_UNKNOWN, "There is no such send order", Map.of());
    }

    static StatusRuntimeException stateConflict(SendState state) {
        return error(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.STATE_CONFLICT,
                "The send order is " + state + ", which does not allow this",
                Map.of("state", state.name()));
    }

    static StatusRuntimeException peerAway(String service) {
        return error(
                Status.Code.UNAVAILABLE,
                ErrorReason.PEER_AWAY,
                "The " + service + " service did not answer; try again",
                Map.of("service", service));
    }

    static StatusRuntimeException indexLoading() {
        return error(
                Status.Code.UNAVAILABLE,
                ErrorReason.INDEX_LOADING,
                "This replica has just started and is still reading the stock; try again",
                Map.of());
    }

    /** FAILED_PRECONDITION that names each line that falls short. */
    static StatusRuntimeException stockShort(List<FieldViolation> lines) {
        BadRequest.Builder violations = BadRequest.newBuilder();
        lines.forEach(line ->
                violations.addFieldViolationsBuilder().setField(line.field()).setDescription(line.description()));
        ErrorInfo info = ErrorInfo.newBuilder()
                .setReason(ErrorReason.STOCK_SHORT.name())
                .setDomain(RequestFields.DOMAIN)
                .build();
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.FAILED_PRECONDITION.value())
                .setMessage("Not enough can be promised")
                .addDetails(Any.pack(info))
                .addDetails(Any.pack(violations.build()))
                .build());
    }

    static StatusRuntimeException error(
            Status.Code code, ErrorReason reason, String text, Map<String, String> metadata) {
        return Errors.of(code, reason, RequestFields.DOMAIN, text, metadata);
    }
}
