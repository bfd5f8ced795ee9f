package dev.cutover.connector.webhook;

import dev.cutover.contract.ContractBindings;
import dev.cutover.contract.ContractClock;
import dev.cutover.contract.MessagesContract;
import dev.cutover.contract.PreflightContract;
import dev.cutover.contract.ProviderContract;
import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.RunClock;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** A service like Slack behind the contract that holds for every connector. */
class WebhookContractTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    private ChatServer chat;

    @BeforeEach
    void start() throws IOException {
        chat = new ChatServer();
    }

    @AfterEach
    void stop() {
        chat.close();
    }

    private static Binding hook(String url) {
        return ContractBindings.of("webhook", Map.of("kind", "slack-webhook", "url", url));
    }

    private static Binding bot(String url, String token) {
        return ContractBindings.of("webhook", Map.of("kind", "slack", "url", url, "token", token, "channel", "C0OPS"));
    }

    @Nested
    class Provider extends ProviderContract {
        @Override
        protected ConnectorProvider provider() {
            return new WebhookConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return bot(chat.url("/api"), ChatServer.TOKEN);
        }

        @Override
        protected Map<String, Binding> wrongSettings() {
            return Map.of(
                    "kind", ContractBindings.with(binding(), "kind", "pigeon"),
                    "url", ContractBindings.with(binding(), "url", "nowhere"),
                    "token",
                            ContractBindings.of("webhook", Map.of("kind", "slack", "url", NOBODY, "channel", "C0OPS")));
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(bot(NOBODY, ChatServer.TOKEN));
        }

        @Override
        protected Optional<Binding> bindingWithSecret(String secret) {
            return Optional.of(bot(chat.url("/api"), secret));
        }

        /** Threads of the server that plays Slack. */
        @Override
        protected boolean isOfTheConnector(Thread thread) {
            return !thread.getName().equals("chat") && !thread.getName().startsWith("HTTP-Dispatcher");
        }
    }

    @Nested
    class DeliveriesOfAHook extends MessagesContract {
        private boolean isSilent;

        @Override
        protected ConnectorProvider provider() {
            return new WebhookConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return hook(isSilent ? NOBODY : chat.url("/services/T0/B0"));
        }

        @Override
        protected RunClock clock() {
            return ContractClock.movedBySleepers(ChatClock.START);
        }

        @Override
        protected long delivered() {
            return chat.asked().size();
        }

        @Override
        protected boolean silence() {
            isSilent = true;
            return true;
        }
    }

    @Nested
    class DeliveriesOfABot extends MessagesContract {
        @Override
        protected ConnectorProvider provider() {
            return new WebhookConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return bot(chat.url("/api"), ChatServer.TOKEN);
        }

        @Override
        protected RunClock clock() {
            return ContractClock.movedBySleepers(ChatClock.START);
        }

        /** The message of the run itself, and its later edits, are none of the messages. */
        @Override
        protected long delivered() {
            return chat.asked().stream()
                    .filter(asked -> asked.path().equals("/api/chat.postMessage"))
                    .filter(asked -> asked.json().has("thread_ts"))
                    .count();
        }

        @Override
        protected String standing() {
            return chat.asked().stream()
                    .filter(asked -> !asked.json().has("thread_ts"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .body();
        }

        @Override
        protected boolean silence() {
            chat.answeringNothing();
            return true;
        }
    }

    @Nested
    class Checks extends PreflightContract {
        @Override
        protected ConnectorProvider provider() {
            return new WebhookConnectorProvider();
        }

        @Override
        protected Binding binding() {
            return bot(chat.url("/api"), ChatServer.TOKEN);
        }

        @Override
        protected String state() {
            return chat.paths().stream()
                    .filter(path -> path.startsWith("/api/chat."))
                    .toList()
                    .toString();
        }

        @Override
        protected Optional<Binding> unreachable() {
            return Optional.of(bot(NOBODY, ChatServer.TOKEN));
        }
    }
}
