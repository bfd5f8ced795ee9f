package dev.cutover.spi;

import dev.cutover.model.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a system reaches, as far as its settings alone tell. Two systems with the same addresses reach the same thing,
 * however else they are set; with other addresses they do not. Stateless and thread-safe.
 */
public final class ReachedAddresses {
    /** Words of settings that say where something is. */
    private static final Set<String> ADDRESS = Set.of(
            "account",
            "address",
            "bucket",
            "channel",
            "cluster",
            "database",
            "dsn",
            "endpoint",
            "host",
            "hostname",
            "instance",
            "namespace",
            "port",
            "project",
            "queue",
            "server",
            "site",
            "socket",
            "topic",
            "uri",
            "url",
            "zone");

    /** Words of settings that must not be shown. */
    private static final Set<String> SECRET =
            Set.of("auth", "credential", "key", "passphrase", "password", "secret", "token");

    private static final Pattern WORDS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");
    private static final Pattern URL = Pattern.compile("(?i)([a-z][a-z0-9+.:-]*)://(?:[^@/?#]*@)?([^/?#]*)(.*)");

    private ReachedAddresses() {}

    /**
     * One name for each address; the system's whole settings, without secrets, if none of them is an address. A list of
     * addresses makes a name for each of them.
     */
    public static List<String> of(String type, Binding binding) {
        var all = new TreeMap<String, List<String>>();
        gather("", binding.with(), all);
        var addresses = new TreeMap<>(all);
        addresses.keySet().removeIf(path -> !ADDRESS.contains(lastWord(path)));
        if (!addresses.isEmpty()) {
            return names(type, addresses);
        }
        gather("operations", binding.operations(), all);
        all.keySet().removeIf(path -> SECRET.contains(lastWord(path)));
        all.values().removeIf(values -> values.stream().anyMatch(value -> value.contains("${secret:")));
        all.replaceAll((path, values) -> List.of(String.join(",", values)));
        return names(type, all);
    }

    private static List<String> names(String type, Map<String, List<String>> settings) {
        var shared = new StringBuilder(type);
        settings.forEach((path, values) -> {
            if (values.size() == 1) {
                shared.append(' ').append(path).append('=').append(values.get(0));
            }
        });
        var names = new ArrayList<String>();
        settings.forEach((path, values) -> {
            if (values.size() > 1) {
                values.forEach(value -> names.add(shared + " " + path + "=" + value));
            }
        });
        return names.isEmpty()
                ? List.of(shared.toString())
                : names.stream().distinct().sorted().toList();
    }

    private static void gather(String path, Object value, Map<String, List<String>> into) {
        if (value instanceof Map<?, ?> table) {
            table.forEach((key, inner) -> gather(path.isEmpty() ? key + "" : path + "." + key, inner, into));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                boolean plain = !(list.get(i) instanceof Map<?, ?>) && !(list.get(i) instanceof List<?>);
                gather(plain ? path : path + "." + i, list.get(i), into);
            }
        } else {
            into.computeIfAbsent(singular(path), fresh -> new ArrayList<>()).add(plain(String.valueOf(value)));
        }
    }

    /** A list and a single address go by the same name. */
    private static String singular(String path) {
        String last = lastWord(path);
        return ADDRESS.contains(last)
                ? path.substring(0, path.toLowerCase(Locale.ROOT).lastIndexOf(last) + last.length())
                : path;
    }

    private static String lastWord(String path) {
        String last =
                WORDS.splitAsStream(path).reduce("", (before, word) -> word).toLowerCase(Locale.ROOT);
        if (ADDRESS.contains(last) || SECRET.contains(last) || !last.endsWith("s")) {
            return last;
        }
        return last.endsWith("sses") ? last.substring(0, last.length() - 2) : last.substring(0, last.length() - 1);
    }

    /** One spelling of each address: without user, usual port and slash at the end; a host in small letters. */
    private static String plain(String value) {
        String text = value.strip();
        var url = URL.matcher(text);
        if (!url.matches()) {
            return text.matches("[A-Za-z0-9.-]+(:[0-9]+)?") ? text.toLowerCase(Locale.ROOT) : text;
        }
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        String host = url.group(2).toLowerCase(Locale.ROOT);
        host = scheme.equals("http") ? host.replaceFirst(":80$", "") : host;
        host = scheme.equals("https") ? host.replaceFirst(":443$", "") : host;
        return scheme + "://" + host + url.group(3).replaceFirst("/$", "");
    }
}
