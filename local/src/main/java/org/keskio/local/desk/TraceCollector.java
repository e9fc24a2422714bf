package org.keskio.local.desk;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.UncheckedIOException;

/** Receives spans over OTLP/gRPC. */
final class TraceCollector extends TraceServiceGrpc.TraceServiceImplBase {

    private final TraceStore traces;

    TraceCollector(TraceStore traces) {
        this.traces = traces;
    }

    @Override
    public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> answer) {
        try {
            for (ResourceSpans spans : request.getResourceSpansList()) {
                traces.add(spans);
            }
            answer.onNext(ExportTraceServiceResponse.getDefaultInstance());
            answer.onCompleted();
        } catch (UncheckedIOException e) {
            answer.onError(Status.UNAVAILABLE.withDescription(e.getMessage()).asRuntimeException());
        }
    }
}
