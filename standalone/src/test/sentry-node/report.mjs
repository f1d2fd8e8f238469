// An ordinary program with Sentry's SDK: reports an error of its own, and prints what it would have logged.
import * as Sentry from '@sentry/node';

Sentry.init({ dsn: process.env.SENTRY_DSN, release: 'shop@1.0.0', environment: 'test' });
Sentry.setUser({ email: 'mary@example.com' });

class Cart {
    total(items) {
        return items.map((item) => item.price.amount);
    }
}

function checkout() {
    return new Cart().total([{ name: 'apple' }]);
}

try {
    checkout();
} catch (error) {
    Sentry.captureException(error);
    // More than 32 KB are compressed.
    Sentry.captureMessage('a long message ' + 'x'.repeat(8000), { extra: { text: Array(20).fill('y'.repeat(3000)) } });
    await Sentry.close(10000);
    console.log(JSON.stringify({ type: error.name, message: error.message, trace: error.stack }));
}
