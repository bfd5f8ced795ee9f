package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.RunId;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller makes of the answers of runners that are stopped, gone, of another version, or cut off. */
class StatusInquiryTest {
    private static final RunId RUN = new RunId("r1");
    private static final StatusQuestion QUESTION =
            new StatusQuestion("0.1.0", false, true, "UTF-8", Map.of("TERM", "xterm", "COLUMNS", "80"));

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : open) {
            one.close();
        }
    }

    @Test
    void anAnswerIsTakenAsItIs() throws IOException {
        assertThat(answer("status\t0.1.0\t14\nGrüße\nan Ada")).contains("Grüße\nan Ada");
        assertThat(answer("status\t0.1.0\t0\n")).contains("");
    }

    @Test
    void aLongAnswerArrivesWhole() throws IOException {
        String text = "0123456789".repeat(100_000);
        assertThat(answer("status\t0.1.0\t1000000\n" + text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "status\t0.1.0\t8",
                "status\t0.1.0\t8\nhalf",
                "status\t0.1.0\t4\nand more",
                "status\t0.2.0\t4\nhalf",
                "status\t0.1.0\t-4\nhalf",
                "refused\n\nunknown request to run r1\n"
            })
    void whatIsNotOneWholeAnswerOfThisVersionIsNone(String sent) throws IOException {
        assertThat(answer(sent)).isEmpty();
    }

    @Test
    void aRunnerThatNeverAnswersIsLeftAlone() throws IOException {
        var server = listen();
        open.add(server);
        assertThat(StatusInquiry.ask(socket().toString(), RUN, QUESTION)).isEmpty();
    }

    @Test
    void aSocketThatIsGoneIsNoFault() throws IOException {
        assertThat(StatusInquiry.ask(socket().toString(), RUN, QUESTION)).isEmpty();
        listen().close();
        assertThat(Files.exists(socket())).isTrue();
        assertThat(StatusInquiry.ask(socket().toString(), RUN, QUESTION)).isEmpty();
        assertThat(StatusInquiry.ask("/" + "long".repeat(100), RUN, QUESTION)).isEmpty();
    }

    @Test
    void theRunnerReadsTheQuestionAsItWasAsked() {
        String line = QUESTION.line(RUN).orElseThrow();
        assertThat(StatusQuestion.isAsked(line)).isTrue();
        assertThat(StatusQuestion.of(line, RUN)).contains(QUESTION);
        assertThat(StatusQuestion.of(line, new RunId("r2"))).isEmpty();
        assertThat(StatusQuestion.of(line.strip(), RUN)).as("cut off").isEmpty();
        assertThat(StatusQuestion.of("status\tr1\n", RUN)).isEmpty();
    }

    @Test
    void aVariableOfSeveralLinesIsNotAskedWith() {
        var odd = new StatusQuestion("0.1.0", true, false, "UTF-8", Map.of("TERM", "xterm\nstatus"));
        assertThat(odd.line(RUN)).isEmpty();
        assertThat(StatusInquiry.ask(socket().toString(), RUN, odd)).isEmpty();
    }

    private Optional<String> answer(String sent) throws IOException {
        Files.deleteIfExists(socket());
        var server = listen();
        open.add(server);
        var thread = new Thread(() -> serve(server, sent), "runner");
        thread.setDaemon(true);
        thread.start();
        return StatusInquiry.ask(socket().toString(), RUN, QUESTION);
    }

    private static void serve(ServerSocketChannel server, String sent) {
        try (SocketChannel caller = server.accept()) {
            ControlProtocol.line(caller);
            WholeWrite.to(caller, sent.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ServerSocketChannel listen() throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket()));
        return server;
    }

    private Path socket() {
        return folder.resolve("s");
    }
}
