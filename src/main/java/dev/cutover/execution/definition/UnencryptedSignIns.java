package dev.cutover.execution.definition;

import dev.cutover.model.Binding;
import dev.cutover.model.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds systems whose sign-in goes over the network unencrypted. It is a warning and no error: a network of its own may
 * protect it. All connectors that speak HTTP name their settings alike. Stateless and thread-safe.
 */
final class UnencryptedSignIns {
    private static final Pattern PLAIN = Pattern.compile("(?i)http://(\\[[^]]*]|[^/:?#]+).*");
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.[0-9]+){3}|\\[::1]");

    private UnencryptedSignIns() {}

    /** A sentence for each, in the order of the file. */
    static List<String> of(Environment environment) {
        return environment.systems().values().stream()
                .map(binding -> SystemSettings.of(binding, environment))
                .flatMap(binding -> warning(binding).stream())
                .toList();
    }

    private static Optional<String> warning(Binding binding) {
        var address = PLAIN.matcher(String.valueOf(binding.with().getOrDefault("url", "")));
        return address.matches() && !LOOPBACK.matcher(address.group(1)).matches() && signsIn(binding.with())
                ? Optional.of(binding.system() + " signs in to " + address.group(1)
                        + " over http://: whoever is on the way can read the secret; use https://")
                : Optional.empty();
    }

    private static boolean signsIn(Map<String, Object> with) {
        return with.containsKey("sign-in")
                || with.containsKey("token")
                || (with.get("headers") instanceof Map<?, ?> headers
                        && headers.keySet().stream().anyMatch(name -> "authorization".equalsIgnoreCase(name + "")));
    }
}
