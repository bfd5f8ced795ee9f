package dev.cutover.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.prompt.NotedDesk;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InboxWatchTest {
    @TempDir
    private Path folder;

    /** A desk that takes its time, as for a large file. */
    private static final class SlowDesk extends NotedDesk {
        private final CountDownLatch entering = new CountDownLatch(1);
        private final CountDownLatch mayEnter = new CountDownLatch(1);
        private final CountDownLatch entered = new CountDownLatch(1);

        @Override
        public void enter(KeptRequest kept, Optional<byte[]> content, Consumer<RequestReply> reply) {
            entering.countDown();
            try {
                assertThat(mayEnter.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            entered.countDown();
        }
    }

    @Test
    @Timeout(60)
    void whoeverBeginsARunDoesNotWaitForWhatLiesInTheInbox() throws IOException, InterruptedException {
        var home = Home.of(Map.of(), folder, new FileDisk());
        var run = new RunId("01m8h7knq844rj2hmfe7www0rd");
        var inbox = RequestInbox.of(home, run);
        inbox.keep(
                new Request.Note("the carrier called"),
                new Speaker("", "", "socket"),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
        var desk = new SlowDesk();

        try (var watch = InboxWatch.watch(inbox, desk)) {
            assertThat(watch).isNotNull();
            assertThat(desk.entering.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(desk.entered.getCount())
                    .as("the watch is there before it has entered anything")
                    .isEqualTo(1);
            desk.mayEnter.countDown();
            assertThat(desk.entered.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
