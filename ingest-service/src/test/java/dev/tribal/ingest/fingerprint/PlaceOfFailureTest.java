package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.api.NewError;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same failure from another folder, machine and build is the same error, and in another function it is another. */
class PlaceOfFailureTest {
    static Stream<Arguments> failures() {
        return Stream.of(scripts(), classes(), binaries()).flatMap(all -> all);
    }

    private static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of("Python without code", "total", """
                        Traceback (most recent call last):
                          File "/srv/r1/main.py", line 10, in run
                          File "/srv/r1/cart.py", line 40, in total
                        ValueError: no price
                        """, """
                        Traceback (most recent call last):
                          File "/home/ann/shop/main.py", line 12, in run
                          File "/home/ann/shop/cart.py", line 44, in total
                        ValueError: no price
                        """),
                Arguments.of("Python with marks", "total", """
                        Traceback (most recent call last):
                          File "/srv/r1/cart.py", line 40, in total
                            return sum(item.price for item in items)
                                   ~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                        ValueError: no price
                        """, """
                        Traceback (most recent call last):
                          File "/srv/r2/cart.py", line 44, in total
                            return sum(item.price for item in items)
                        ValueError: no price
                        """),
                Arguments.of("Python that recurs", "total", """
                        Traceback (most recent call last):
                          File "/srv/r1/main.py", line 10, in run
                            total(cart)
                          File "/srv/r1/cart.py", line 40, in total
                          File "/srv/r1/cart.py", line 40, in total
                          [Previous line repeated 996 more times]
                        RecursionError: maximum recursion depth exceeded
                        """, """
                        Traceback (most recent call last):
                          File "/srv/r2/main.py", line 10, in run
                            total(cart)
                          File "/srv/r2/cart.py", line 41, in total
                            [Previous line repeated 12 more times]
                        RecursionError: maximum recursion depth exceeded
                        """),
                Arguments.of("Python's prompt", "total", """
                        Traceback (most recent call last):
                          File "<stdin>", line 1, in <module>
                          File "<stdin>", line 40, in total
                        ValueError: no price
                        """, """
                        Traceback (most recent call last):
                          File "<stdin>", line 7, in <module>
                          File "<stdin>", line 3, in total
                        ValueError: no price
                        """),
                Arguments.of("a notebook", "total", """
                        Traceback (most recent call last):
                          File "/tmp/ipykernel_211/3514082.py", line 2, in total
                            return prices["x"]
                        KeyError: 'x'
                        """, """
                        Traceback (most recent call last):
                          File "/tmp/ipykernel_9/77120.py", line 5, in total
                            return prices["x"]
                        KeyError: 'x'
                        """),
                Arguments.of("a group of Python's exceptions", "total", """
                          + Exception Group Traceback (most recent call last):
                          |   File "/srv/r1/main.py", line 10, in run
                          |     start()
                          | ExceptionGroup: failures (1 sub-exception)
                          +-+---------------- 1 ----------------
                            | Traceback (most recent call last):
                            |   File "/srv/r1/cart.py", line 40, in total
                            | ValueError: no price
                            +------------------------------------
                        """, """
                          + Exception Group Traceback (most recent call last):
                          |   File "/srv/r2/main.py", line 11, in run
                          |     start()
                          |     ~~~~~^^
                          | ExceptionGroup: failures (1 sub-exception)
                          +-+---------------- 1 ----------------
                            | Traceback (most recent call last):
                            |   File "/srv/r2/cart.py", line 41, in total
                            | ValueError: no price
                            +------------------------------------
                        """),
                Arguments.of("a chain of Python's exceptions", "total", """
                        Traceback (most recent call last):
                          File "/srv/r1/cart.py", line 40, in total
                        KeyError: 'price'

                        The above exception was the direct cause of the following exception:

                        Traceback (most recent call last):
                          File "/srv/r1/main.py", line 10, in run
                            fail()
                        ValueError: no price
                        """, """
                        Traceback (most recent call last):
                          File "/srv/r2/cart.py", line 42, in total
                        KeyError: 'price'

                        The above exception was the direct cause of the following exception:

                        Traceback (most recent call last):
                          File "/srv/r2/main.py", line 11, in run
                            fail()
                        ValueError: no price
                        """),
                Arguments.of("pytest", "test_total", """
                        ________________ test_total ________________

                            def test_total():
                        >       assert status() == 200
                        E       assert 500 == 200

                        tests/test_cart.py:12: AssertionError
                        """, """
                        ________________ test_total ________________

                            def test_total():
                                cart = Cart()
                        >       assert status() == 200
                        E       assert 404 == 200

                        /home/ann/shop/tests/test_cart.py:14: AssertionError
                        """),
                Arguments.of("Node", "total", """
                        TypeError: no price
                            at Cart.total (/srv/r1/src/cart.js:12:5)
                            at async file:///srv/r1/main.mjs:3:4
                            at eval (eval at run (/srv/r1/cart.js:3:5), <anonymous>:1:1)
                            at async Promise.all (index 0)
                            at node:internal/process/task_queues:95:5
                        """, """
                        TypeError: no price
                            at Cart.total (file:///srv/internal/src/cart.js:13:7)
                            at async file:///srv/internal/main.mjs:9:4
                            at node:internal/process/task_queues:105:5
                        """),
                Arguments.of("a bundle of webpack", "total", """
                        TypeError: no price
                            at t.total (https://shop.example/static/js/main.3f2a1b9c.chunk.js:1:2345)
                            at pay (https://shop.example/assets/index-BZn3XkqL.js:1:22)
                            at Cart.run (webpack-internal:///./src/cart.js?a1b2:12:5)
                        """, """
                        TypeError: no price
                            at t.total (https://test.example/static/js/main.88ab01cd.chunk.js:1:2399)
                            at pay (https://test.example/assets/index-D4k_9x-Q.js:1:29)
                            at Cart.run (webpack-internal:///./src/cart.js?77cc:13:5)
                        """),
                Arguments.of("Ruby", "total", """
                        /srv/r1/app/cart.rb:12:in 'block (2 levels) in Cart#total': closed (RuntimeError)
                        \tfrom /srv/r1/app/views/show.html.erb:3:in '_app_views_show_html_erb___3456789_7012'
                        \tfrom /usr/lib/ruby/gems/3.2.0/gems/rack/x.rb:3:in 'call'
                        """, """
                        /srv/r2/app/cart.rb:15:in 'block (2 levels) in Cart#total': closed (RuntimeError)
                        \tfrom /srv/r2/app/views/show.html.erb:4:in '_app_views_show_html_erb___99121_55'
                        \tfrom /opt/ruby/gems/3.3.0/gems/rack/x.rb:9:in 'call'
                        """),
                Arguments.of("PHP", "total", """
                        PHP Fatal error:  Uncaught RuntimeException: closed
                        #0 /var/www/r1/vendor/acme/kernel/Kernel.php(163): Shop\\Cart->total(Array)
                        #1 /var/www/r1/x.php(3): class@anonymous%0/var/www/r1/Cart.php:12$0->run()
                        #2 /var/www/r1/x.php(3): {closure:/var/www/r1/Cart.php:12}()
                        #3 /var/www/r1/index.php(3): Acme\\Kernel->run()
                        """, """
                        PHP Fatal error:  Uncaught RuntimeException: closed
                        #0 /home/ann/vendor/acme/kernel/Kernel.php(170): Shop\\Cart->total(Array)
                        #1 /home/ann/x.php(4): class@anonymous%0/home/ann/Cart.php:19$3->run()
                        #2 /home/ann/x.php(4): {closure:/home/ann/Cart.php:19}()
                        #3 /home/ann/index.php(4): Acme\\Kernel->run()
                        """));
    }

    private static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of("Java", "total", """
                        java.lang.IllegalStateException: closed
                        \tat com.acme.Cart.lambda$total$3(Cart.java:42) ~[shop-1.2.jar:1.2]
                        \tat com.acme.Cart$$Lambda/0x00007f1c.apply(Unknown Source)
                        \tat com.acme.Cart$HibernateProxy$Qx12ab.get(Unknown Source)
                        \tat com.acme.Cart$$EnhancerBySpringCGLIB$$1a2b.get(<generated>)
                        \tat com.acme.Cart_$$_jvst1a2_0.get(Cart_$$_jvst1a2_0.java)
                        \tat jdk.proxy2/jdk.proxy2.$Proxy12.get(Unknown Source)
                        \tat jdk.internal.reflect.GeneratedMethodAccessor34.invoke(Unknown Source)
                        """, """
                        java.lang.IllegalStateException: closed
                        \tat app//com.acme.Cart.lambda$total$5(Cart.java:49)
                        \tat app//com.acme.Cart$$Lambda$77/0x0000000801.apply(Unknown Source)
                        \tat com.acme.Cart$HibernateProxy$7yTtQ.get(Unknown Source)
                        \tat com.acme.Cart$$EnhancerBySpringCGLIB$$99ff.get(<generated>)
                        \tat com.acme.Cart_$$_jvstff0_3.get(Cart_$$_jvstff0_3.java)
                        \tat jdk.proxy3/jdk.proxy3.$Proxy77.get(Unknown Source)
                        \tat jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Unknown Source)
                        """),
                Arguments.of("Kotlin", "total", """
                        kotlin.KotlinNullPointerException: closed
                        \tat com.acme.CartKt$total$2$1.invokeSuspend(Cart.kt:12)
                        \tat _COROUTINE._BOUNDARY._(CoroutineDebugging.kt:46)
                        \tat com.acme.Page.access$show(Page.kt:3)
                        """, """
                        kotlin.KotlinNullPointerException: closed
                        \tat com.acme.CartKt$total$3$2.invokeSuspend(Cart.kt:18)
                        \tat com.acme.Page.access$show(Page.kt:4)
                        """),
                Arguments.of("Scala", "total", """
                        java.lang.RuntimeException: closed
                        \tat shop.Cart.$anonfun$total$1(Cart.scala:12)
                        \tat shop.Cart.$anonfun$total$1$adapted(Cart.scala:12)
                        \tat scala.collection.immutable.List.foreach(List.scala:333)
                        """, """
                        java.lang.RuntimeException: closed
                        \tat shop.Cart.$anonfun$total$4(Cart.scala:19)
                        \tat shop.Cart.$anonfun$total$4$adapted(Cart.scala:19)
                        \tat scala.collection.immutable.List.foreach(List.scala:334)
                        """),
                Arguments.of("C#", "Run", """
                        System.InvalidOperationException: closed
                           at Shop.Cart.<Run>d__12.MoveNext() in /_/src/Cart.cs:line 12
                           at Shop.Cart.<>c__DisplayClass4_0.<Run>b__1() in C:\\work\\Cart.cs:line 30
                           at Shop.Cart.<Run>g__Local|12_0(Int32 x)
                           at System.Threading.Tasks.Task.Execute()
                        """, """
                        System.InvalidOperationException: closed
                           at Shop.Cart.<Run>d__15.MoveNext() in /home/ann/src/Cart.cs:line 19
                           at Shop.Cart.<>c__DisplayClass7_1.<Run>b__2() in D:\\b\\Cart.cs:line 33
                           at Shop.Cart.<Run>g__Local|15_1(Int32 x)
                           at System.Threading.Tasks.Task.Execute(Thread t)
                        """),
                Arguments.of("Mono", "Total", """
                        System.InvalidOperationException: closed
                          at Shop.Cart.Total () [0x00012] in <a1b2c3d4e5f60718293a4b5c6d7e8f90>:0
                        """, """
                        System.InvalidOperationException: closed
                          at Shop.Cart.Total () [0x00044] in <0f9e8d7c6b5a49382716051423324150>:0
                        """));
    }

    private static Stream<Arguments> binaries() {
        return Stream.of(
                Arguments.of("Go", "Total", """
                        panic: closed

                        goroutine 12 [running]:
                        panic({0x49b3a0?, 0xc000012345?})
                        \t/usr/local/go/src/runtime/panic.go:884 +0x213
                        shop/cart.(*Cart).Total(0xc000012345, 0x2)
                        \t/srv/r1/cart/cart.go:12 +0x1d
                        main.run.func1.2.1()
                        \t/srv/r1/main.go:30 +0x1d
                        encoding/json.Marshal({0x1, 0x2})
                        \t/usr/local/go/src/encoding/json/encode.go:3 +0x1
                        created by main.run in goroutine 7
                        \t/srv/r1/main.go:5 +0x20
                        """, """
                        panic: closed

                        goroutine 99 [running]:
                        panic({0x77b3a0?, 0xc000099945?})
                        \t/opt/go1.22/src/runtime/panic.go:914 +0x21f
                        shop/cart.(*Cart).Total(0xc000099999, 0x2)
                        \t/home/ann/cart/cart.go:14 +0x2f
                        main.run.func2.1()
                        \t/home/ann/main.go:31 +0x1d
                        encoding/json.Marshal({0x1, 0x2})
                        \t/opt/go1.22/src/encoding/json/encode.go:9 +0x1
                        created by main.run in goroutine 1
                        \t/home/ann/main.go:6 +0x20
                        """),
                Arguments.of("Rust with places", "total", """
                        thread 'main' (4711) panicked at src/cart.rs:12:5:
                        stack backtrace:
                          17: core::panicking::panic_fmt
                                     at /rustc/90b35a6/library/core/src/panicking.rs:72:14
                          18: shop::cart::total::h0123456789abcdef
                                     at /srv/r1/src/cart.rs:12:5
                        """, """
                        thread 'main' (9) panicked at src/cart.rs:14:5:
                        stack backtrace:
                           3: core::panicking::panic_fmt
                                     at /rustc/f1e2d3c/library/core/src/panicking.rs:75:14
                           4: shop::cart::total::hfedcba9876543210
                                     at ./src/cart.rs:14:5
                        """),
                Arguments.of("Rust without places", "total", """
                        thread 'main' panicked at src/cart.rs:12:5:
                        stack backtrace:
                           0: rust_begin_unwind
                           1: core::panicking::panic_fmt
                           2:     0x55d0c7a1b2c3 - shop[8f0c2e11aa55bb66]::cart::total::h0123456789abcdef
                        """, """
                        thread 'main' panicked at src/cart.rs:19:5:
                        stack backtrace:
                           0: rust_begin_unwind
                           1: core::panicking::panic_fmt
                           2:     0x7fff00001111 - shop[0011223344556677]::cart::total::hfedcba9876543210
                        """),
                Arguments.of("a sanitizer", "total", """
                        ==12==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014
                            #0 0x4f3a2b in shop::Cart::total(int) /srv/r1/cart.cpp:12:5
                            #1 0x4f3b11 in main /srv/r1/main.cpp:4
                            #2 0x7f1a in __libc_start_main (/lib/x86_64-linux-gnu/libc.so.6+0x29d90) (BuildId: 89c3cb)
                        """, """
                        ==99==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000099
                            #0 0x55aa2b in shop::Cart::total(int) /home/ann/cart.cpp:15:5
                            #1 0x55ab11 in main /home/ann/main.cpp:5
                            #2 0x7f2b in __libc_start_main (/usr/lib/libc.so.6+0x21b97)
                        """),
                Arguments.of("gdb", "total", """
                        Program received signal SIGSEGV, Segmentation fault.
                        #0  0x00007ffff7a42 in raise () from /lib64/libc.so.6
                        #1  0x0000555555551139 in shop::total (cart=0x0, n=3) at /srv/r1/cart.cpp:12
                        #2  main () at main.cpp:4
                        """, """
                        Program received signal SIGSEGV, Segmentation fault.
                        #0  0x00007ffff7b99 in raise () from /usr/lib/libc.so.6
                        #1  0x0000555555559999 in shop::total (cart=0x7, n=9) at /home/ann/cart.cpp:15
                        #2  main () at main.cpp:5
                        """),
                Arguments.of("Swift on Linux", "total", """
                        Fatal error: closed
                        0 [ra] 0x0000555555559999 Cart.total() + 12 in shop at /srv/r1/Sources/Cart.swift:12:9
                        1 0x0000555555551111 main + 4 in shop at /srv/r1/Sources/main.swift:3:1
                        """, """
                        Fatal error: closed
                        0 [ra] 0x0000555555550000 Cart.total() + 44 in shop at /home/ann/Sources/Cart.swift:14:9
                        1 0x0000555555552222 main + 8 in shop at /home/ann/Sources/main.swift:4:1
                        """),
                Arguments.of("a crash report", "total", """
                        Exception Type:  EXC_CRASH (SIGABRT)
                        0   libsystem_kernel.dylib  0x00000001b8a2c1a8 __pthread_kill + 8
                        3   Shop                    0x0000000104e3c1a8 Cart.total(of:) + 120 (Cart.swift:12)
                        4   Shop                    0x0000000104e3c1f0 Page.show() + 4
                        """, """
                        Exception Type:  EXC_CRASH (SIGABRT)
                        0   libsystem_kernel.dylib  0x00000001b8a00000 __pthread_kill + 12
                        3   Shop                    0x0000000104e00000 Cart.total(of:) + 144 (Cart.swift:14)
                        4   Shop                    0x0000000104e01111 Page.show() + 8
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void theFolderTheBuildAndTheLineDoNotMatterAndTheFunctionDoes(
            String printedBy, String function, String here, String elsewhere) {
        assertThat(deciding(here)).startsWith("v2:place:");
        assertThat(deciding(elsewhere)).isEqualTo(deciding(here));
        assertThat(deciding(here.replace(function, "refund"))).isNotEqualTo(deciding(here));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void theSameHoldsIfTheTraceStandsInTheMessage(String printedBy, String function, String here, String elsewhere) {
        assertThat(inMessage(elsewhere)).isEqualTo(inMessage(here));
        assertThat(inMessage(here.replace(function, "refund"))).isNotEqualTo(inMessage(here));
    }

    private static String deciding(String trace) {
        return Fingerprints.of(new NewError(
                        "Error", new ErrorContext(null, null, "closed", null, trace, null), null, null, null))
                .getFirst();
    }

    private static String inMessage(String trace) {
        return Fingerprints.of(
                        new NewError("Error", new ErrorContext(null, null, trace, null, null, null), null, null, null))
                .getFirst();
    }
}
