package dev.cutover.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of an answer's headers {@code Link} (RFC 8288), in their order. Immutable. */
public final class LinkHeader {
    private static final Pattern TARGET = Pattern.compile("[\\s,]*<([^>]*)>");
    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*;\\s*(?:([^\\s;,=\"<>]+)\\s*(?:=\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*)\"|([^\\s;,\"<>]+)))?)?");
    private static final Pattern REST = Pattern.compile("[\\s,]*");

    private final List<Link> links;

    /** @param relations in small letters */
    private record Link(String target, List<String> relations) {}

    private LinkHeader(List<Link> links) {
        this.links = links;
    }

    /** The links of an answer; empty if one of its headers is not understood. */
    public static Optional<LinkHeader> of(HttpAnswer answer) {
        var links = new ArrayList<Link>();
        for (String header : answer.headers().getOrDefault("link", List.of())) {
            var target = TARGET.matcher(header);
            int at = 0;
            while (target.region(at, header.length()).lookingAt()) {
                at = parameters(header, target.end(), target.group(1), links);
                if (at < header.length() && header.charAt(at) != ',') {
                    return Optional.empty();
                }
            }
            if (!REST.matcher(header.substring(at)).matches()) {
                return Optional.empty();
            }
        }
        return Optional.of(new LinkHeader(List.copyOf(links)));
    }

    /** Reads the parameters of one link; returns where they end, blanks included. */
    private static int parameters(String header, int start, String target, List<Link> links) {
        int at = start;
        Optional<String> relations = Optional.empty();
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.region(at, header.length()).lookingAt()) {
            at = parameter.end();
            // Only the first parameter of this name counts.
            if (relations.isEmpty() && "rel".equalsIgnoreCase(parameter.group(1))) {
                relations = Optional.ofNullable(
                        parameter.group(2) == null
                                ? parameter.group(3)
                                : parameter.group(2).replaceAll("\\\\(.)", "$1"));
            }
        }
        links.add(new Link(
                target,
                List.of(relations.orElse("").strip().toLowerCase(Locale.ROOT).split("\\s+"))));
        while (at < header.length() && Character.isWhitespace(header.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The target of the first link with a relation, such as {@code next}, as it was told: it may be relative. */
    public Optional<String> target(String relation) {
        return links.stream()
                .filter(link -> link.relations().contains(relation.toLowerCase(Locale.ROOT)))
                .map(Link::target)
                .findFirst();
    }
}
