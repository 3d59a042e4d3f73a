"""Each of Keras's callbacks in a training, and what it did there."""

import http.server
import threading

import keras
from keras import layers
from report import normal

X = normal((16, 3), seed=1)
Y = normal((16, 1), seed=2)


def early_stopping(report):
    model = _small(learning_rate=1.5)
    stopping = keras.callbacks.EarlyStopping(
        monitor="loss", patience=2, min_delta=0.001, restore_best_weights=True
    )
    report.add("history", _fit(model, 12, stopping))
    report.add("stopped", stopping.stopped_epoch)
    report.add("weights", model.get_weights())


def reduce_learning_rate(report):
    model = _small(learning_rate=1.2)
    report.add(
        "history",
        _fit(
            model, 6, keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.5, patience=1, min_lr=0.01)
        ),
    )
    report.add("rate", float(model.optimizer.learning_rate))


def scheduler(report):
    model = _small()
    schedule = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate if epoch < 2 else rate * 0.5)
    report.add("history", _fit(model, 4, schedule))
    report.add("rate", float(model.optimizer.learning_rate))


def checkpoint(report):
    model = _small()
    checkpoint = keras.callbacks.ModelCheckpoint
    report.add(
        "history",
        _fit(
            model,
            3,
            checkpoint(
                report.folder / "{epoch:02d}-{loss:.4f}.weights.h5", monitor="loss", save_weights_only=True
            ),
            checkpoint(report.folder / "best.keras", monitor="loss", save_best_only=True),
            checkpoint(report.folder / "steps-{epoch}.keras", save_freq=3),
        ),
    )
    report.add("files", sorted(path.name for path in report.folder.iterdir()))
    report.add("best", keras.models.load_model(report.folder / "best.keras").predict(X, verbose=0))


def backup(report):
    folder = report.folder / "backup"
    model = _small()

    def fail(epoch, logs):
        if epoch == 2:
            raise InterruptedError("the power went")

    try:
        _fit(
            model,
            4,
            keras.callbacks.BackupAndRestore(folder),
            keras.callbacks.LambdaCallback(on_epoch_begin=fail),
        )
    except InterruptedError as error:
        report.add("interrupted", str(error))
    report.add("resumed", _fit(_small(), 4, keras.callbacks.BackupAndRestore(folder)))


def csv(report):
    path = report.folder / "log.csv"
    model = _small()
    _fit(model, 2, keras.callbacks.CSVLogger(path, separator=";"))
    _fit(model, 1, keras.callbacks.CSVLogger(path, separator=";", append=True))
    report.add("file", path.read_bytes().decode())


def board(report):
    try:
        board = keras.callbacks.TensorBoard(log_dir=str(report.folder), histogram_freq=1, write_graph=False)
        _fit(_small(), 1, board)
    except Exception as error:
        report.add("error of Keras", str(error))


def not_finite(report):
    report.add("history", _fit(_small(learning_rate=1e30), 5, keras.callbacks.TerminateOnNaN()))


def average(report):
    model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
    model.compile(keras.optimizers.SGD(0.1, use_ema=True, ema_momentum=0.5), "mse")
    report.add("history", _fit(model, 2, keras.callbacks.SwapEMAWeights(swap_on_epoch=True)))
    report.add("weights", model.get_weights())


def lambdas(report):
    events = []
    _fit(
        _small(),
        2,
        keras.callbacks.LambdaCallback(
            on_train_begin=lambda logs: events.append("train begins"),
            on_train_end=lambda logs: events.append("train ends"),
            on_epoch_begin=lambda epoch, logs: events.append(f"epoch {epoch} begins"),
            on_epoch_end=lambda epoch, logs: events.append(f"epoch {epoch}: {','.join(sorted(logs))}"),
            on_train_batch_begin=lambda batch, logs: events.append(f"batch {batch} begins"),
            on_train_batch_end=lambda batch, logs: events.append(f"batch {batch} ends"),
        ),
    )
    report.add("events", events)


def monitor(report):
    received = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            received.append(f"{self.path} {body}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("localhost", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://localhost:{server.server_port}"
        _fit(_small(), 2, keras.callbacks.RemoteMonitor(root=root, send_as_json=True))
        server.shutdown()
    report.add("received", received)


def _small(learning_rate=0.1):
    keras.utils.set_random_seed(5)
    model = keras.Sequential([keras.Input((3,)), layers.Dense(2), layers.Dense(1)])
    model.compile(keras.optimizers.SGD(learning_rate), "mse", metrics=["mae"], jit_compile=False)
    return model


def _fit(model, epochs, *callbacks):
    return model.fit(X, Y, batch_size=8, epochs=epochs, shuffle=False, callbacks=list(callbacks), verbose=0)
