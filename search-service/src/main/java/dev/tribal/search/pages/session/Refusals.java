package dev.tribal.search.pages.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What people see who may not go on. */
public interface Refusals extends AuthenticationEntryPoint, AccessDeniedHandler {
    /** The form is of no page of this session: of an earlier one, or of somebody else. */
    void foreignForm(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** Nobody can say now who they are. */
    void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
