package dev.tribal.search.pages.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What people see who may not go on. */
public interface Refusals extends AuthenticationEntryPoint, AccessDeniedHandler {
    /** Nobody can say now who they are. */
    void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
