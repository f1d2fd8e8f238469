package dev.tribal.auth.login;

import dev.tribal.auth.login.federation.Federation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Sends somebody who signed in, here or elsewhere, to where they wanted to go; the address comes from no parameter. */
final class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final People people;
    private final SignInTrail trail;

    Welcome(People people, SignInTrail trail, ReturnCookie back) {
        this.people = people;
        this.trail = trail;
        setDefaultTargetUrl(LoginChain.LOGIN);
        setRequestCache(back);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        Authentication person = Federation.asPerson(signedIn);
        var context = new SecurityContextImpl(person);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        people.succeeded(person.getName());
        trail.signedIn(person.getName());
        super.onAuthenticationSuccess(request, response, person);
    }
}
