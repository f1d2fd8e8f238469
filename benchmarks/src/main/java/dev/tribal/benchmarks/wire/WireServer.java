package dev.tribal.benchmarks.wire;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.LoggerFactory;

/** A web server for one servlet, set up as Tribal's own is: a virtual thread for each request. */
final class WireServer {
    /** What is written when it listens, with the port behind it. */
    static final String LISTENING = "listening ";

    private WireServer() {}

    /** Serves until the process ends. */
    static void run(Servlet servlet) throws IOException, LifecycleException {
        // Without a configuration everything is logged, each request several times.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var connector = new Connector();
        connector.setPort(0);
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        protocol.setMaxKeepAliveRequests(-1);
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("wire").toString());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Wrapper wrapper = Tomcat.addServlet(context, "mcp", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.setLoadOnStartup(1);
        context.addServletMappingDecoded("/*", "mcp");
        tomcat.start();
        System.out.println(LISTENING + connector.getLocalPort());
        tomcat.getServer().await();
    }
}
