package dev.cutover.connector.haproxy.socket;

import java.util.regex.Pattern;

/**
 * The process that answers, as {@code show info} tells it. Each start and each reload makes a new one.
 *
 * @param pid empty if it is not told
 * @param isStopping whether it was replaced and only ends its connections
 */
public record WorkerInfo(String pid, String version, boolean isStopping) {
    public static final String COMMAND = "show info";

    private static final Pattern LINE = Pattern.compile("(?m)^(Pid|Version|Stopping): *(\\S+)");

    public static WorkerInfo parse(String answer) {
        String pid = "";
        String version = "";
        boolean isStopping = false;
        var line = LINE.matcher(answer);
        while (line.find()) {
            String value = line.group(2);
            switch (line.group(1)) {
                case "Pid" -> pid = value;
                case "Version" -> version = value;
                default -> isStopping = !value.equals("0");
            }
        }
        return new WorkerInfo(pid, version, isStopping);
    }
}
