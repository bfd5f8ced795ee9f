package dev.cutover.execution.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.exchange.Exchanges;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoggedExchangesTest {
    private static final Logger LOG = Logger.getLogger("dev.cutover.exchanges");

    private final Level before = LOG.getLevel();
    private final boolean wasPassedOn = LOG.getUseParentHandlers();
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            logged.add(event.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @AfterEach
    void quiet() {
        LOG.removeHandler(handler);
        LOG.setLevel(before);
        LOG.setUseParentHandlers(wasPassedOn);
    }

    @Test
    void noTextIsMadeWhileNobodyReadsIt() {
        LOG.setLevel(Level.INFO);

        new LoggedExchanges("http", text -> text, Exchanges.NONE)
                .begin(() -> {
                    throw new AssertionError("made");
                })
                .answered(() -> {
                    throw new AssertionError("made");
                });

        assertThat(logged).isEmpty();
    }

    @Test
    void theLogHasBothMasked() {
        handler.setLevel(Level.ALL);
        LOG.setLevel(Level.ALL);
        LOG.setUseParentHandlers(false);
        LOG.addHandler(handler);
        var passedOn = new ArrayList<String>();
        Exchanges next = sent -> {
            passedOn.add(sent.get());
            return answer -> passedOn.add(answer.get());
        };

        new LoggedExchanges("http", text -> text.replace("hush", "***"), next)
                .begin(() -> "GET /hush")
                .answered(() -> "status 200");

        assertThat(logged).containsExactly("http sends\nGET /***", "http is answered\nstatus 200");
        assertThat(passedOn).containsExactly("GET /hush", "status 200");
    }
}
