package dev.cutover.bench;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that knows how long it was waited for while it forced what was appended. */
final class TimedDisk {
    private final AtomicLong nanos = new AtomicLong();
    private final Disk disk;

    TimedDisk(Disk real) {
        disk = proxy(Disk.class, (self, method, arguments) -> {
            var result = call(real, method, arguments);
            return result instanceof AppendFile file ? proxy(AppendFile.class, timed(file)) : result;
        });
    }

    Disk disk() {
        return disk;
    }

    Duration inForce() {
        return Duration.ofNanos(nanos.get());
    }

    private InvocationHandler timed(AppendFile file) {
        return (self, method, arguments) -> {
            long begun = System.nanoTime();
            var result = call(file, method, arguments);
            if (method.getName().equals("force")) {
                nanos.addAndGet(System.nanoTime() - begun);
            }
            return result;
        };
    }

    private static Object call(Object of, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
