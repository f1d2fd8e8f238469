package dev.tribal.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Decides, once it is known who calls, whether a request is worked on now. */
public interface CallerGuard {
    /** Goes on with the chain, or answers the request itself. */
    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException;

    /**
     * Whether a request whose credentials are wrong gets the usual answer.
     *
     * @return false if it was answered here
     */
    boolean admitsStranger(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
