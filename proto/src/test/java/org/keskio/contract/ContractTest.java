package org.keskio.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Lint and break check of the contracts. What clients rely on is kept in {@code baseline.txt}; new lines are taken in
 * with {@code -Dkeskio.contract.accept=true}, a line that is lost is a break and wants a v2.
 */
class ContractTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path BASELINE = ROOT.resolve("baseline.txt");
    private static final Pattern MEMBER = Pattern.compile(
            "^\\s*(rpc |service |message |enum |oneof |(repeated |optional |map<)?[\\w.<>, ]+ = \\d+;).*");

    @Test
    void breaksNobody() throws IOException {
        SortedSet<String> now = Contract.lines(Contract.FILES);
        SortedSet<String> before = new TreeSet<>(Files.readAllLines(BASELINE));

        assertThat(lost(before, now))
                .as("lost from the contract; a break wants a v2")
                .isEmpty();
        if (Boolean.getBoolean("keskio.contract.accept")) {
            Files.write(BASELINE, now);
        }
        assertThat(lost(now, new TreeSet<>(Files.readAllLines(BASELINE))))
                .as("new in the contract; take it in with -Dkeskio.contract.accept=true")
                .isEmpty();
    }

    @Test
    void noticesABreak() throws DescriptorValidationException {
        FileDescriptorProto before = FileDescriptorProto.newBuilder()
                .setName("p.proto")
                .setPackage("p.v1")
                .addMessageType(message("kept", 1))
                .build();
        FileDescriptorProto renumbered =
                before.toBuilder().setMessageType(0, message("kept", 2)).build();

        assertThat(lost(lines(before), lines(renumbered))).containsExactly("field p.v1.M.kept = 1 string");
        assertThat(lost(lines(before), lines(before))).isEmpty();
    }

    @Test
    void coversEveryFile() throws IOException {
        assertThat(files().map(file -> ROOT.relativize(file).toString()).toList())
                .containsExactlyInAnyOrderElementsOf(
                        Contract.FILES.stream().map(FileDescriptor::getFullName).toList());
    }

    @Test
    void livesWhereItsPackageSays() {
        for (FileDescriptor file : Contract.FILES) {
            assertThat(file.getFullName()).startsWith(file.getPackage().replace('.', '/') + "/");
            assertThat(file.getOptions().getJavaPackage()).isEqualTo("org." + file.getPackage());
            assertThat(file.getDependencies())
                    .as("imports of " + file.getFullName() + ": carry ids, not another service's messages")
                    .allMatch(imported -> imported.getPackage().startsWith("google.")
                            || imported.getPackage().equals(file.getPackage()));
        }
    }

    @Test
    void hasARequestAndAResponseOfItsOwnForEachRpc() {
        methods().forEach(method -> {
            assertThat(method.getInputType().getName()).isEqualTo(method.getName() + "Request");
            assertThat(method.getOutputType().getName()).isEqualTo(method.getName() + "Response");
        });
    }

    @Test
    void carriesARequestIdOnEachMutation() {
        Predicate<String> readsOrRepeatsSafely = name -> Stream.of(
                        "Get",
                        "List",
                        "BatchGet",
                        "Search",
                        "Find",
                        "View",
                        "Verify",
                        "Explain",
                        "Recognise",
                        "Check",
                        "Import",
                        "Plan",
                        "DryRun")
                .anyMatch(name::startsWith);
        assertThat(methods()
                        .filter(method -> !readsOrRepeatsSafely.test(method.getName()))
                        .filter(method -> method.getInputType().findFieldByName("request_id") == null)
                        .map(MethodDescriptor::getFullName))
                .isEmpty();
    }

    @Test
    void pagesFromDayOne() {
        for (Descriptor message : Contract.FILES.stream()
                .flatMap(file -> file.getMessageTypes().stream())
                .toList()) {
            if (message.findFieldByName("page_size") != null) {
                assertThat(message.findFieldByName("page_token"))
                        .as(message.getName())
                        .isNotNull();
            }
        }
    }

    @Test
    void startsEachEnumWithUnspecified() {
        Contract.FILES.stream()
                .flatMap(file -> file.getEnumTypes().stream())
                .forEach(values ->
                        assertThat(values.findValueByNumber(0).getName()).endsWith("_UNSPECIFIED"));
    }

    @Test
    void namesTimesAsTimes() {
        Contract.FILES.stream()
                .flatMap(file -> file.getMessageTypes().stream())
                .flatMap(message -> message.getFields().stream())
                .filter(field -> field.toProto().getTypeName().equals(".google.protobuf.Timestamp"))
                .forEach(field -> assertThat(field.getName()).endsWith("_time"));
    }

    @Test
    void explainsEachMember() throws IOException {
        List<String> bare = new ArrayList<>();
        for (Path file : files().toList()) {
            bare.addAll(uncommented(file.getFileName().toString(), Files.readAllLines(file)));
        }
        // A request or response is explained by its RPC.
        assertThat(bare)
                .filteredOn(line -> !line.matches(".* message \\w+(Request|Response) \\{}?"))
                .isEmpty();
    }

    @Test
    void noticesAMemberWithoutAComment() {
        assertThat(uncommented("p.proto", List.of("// Said.", "message M {", "  string bare = 1;", "}")))
                .containsExactly("p.proto:3 string bare = 1;");
    }

    private static List<String> uncommented(String file, List<String> lines) {
        List<String> bare = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (MEMBER.matcher(line).matches()
                    && (i == 0 || !lines.get(i - 1).strip().startsWith("//"))) {
                bare.add(file + ":" + (i + 1) + " " + line.strip());
            }
        }
        return bare;
    }

    private static SortedSet<String> lost(SortedSet<String> before, SortedSet<String> now) {
        SortedSet<String> lost = new TreeSet<>(before);
        lost.removeAll(now);
        return lost;
    }

    private static SortedSet<String> lines(FileDescriptorProto file) throws DescriptorValidationException {
        return Contract.lines(List.of(FileDescriptor.buildFrom(file, new FileDescriptor[0])));
    }

    private static com.google.protobuf.DescriptorProtos.DescriptorProto message(String field, int number) {
        return com.google.protobuf.DescriptorProtos.DescriptorProto.newBuilder()
                .setName("M")
                .addField(com.google.protobuf.DescriptorProtos.FieldDescriptorProto.newBuilder()
                        .setName(field)
                        .setNumber(number)
                        .setType(com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_STRING)
                        .setLabel(com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label.LABEL_OPTIONAL))
                .build();
    }

    private static Stream<MethodDescriptor> methods() {
        return Contract.FILES.stream()
                .flatMap(file -> file.getServices().stream())
                .flatMap(service -> service.getMethods().stream());
    }

    private static Stream<Path> files() throws IOException {
        return Files.walk(ROOT.resolve("keskio"))
                .filter(path -> path.toString().endsWith(".proto"))
                .sorted();
    }
}
