// The same network as an F# script: ./build.sh run HelloKeras
#r "../csharp/KerasNet/bin/Release/netstandard2.1/Python.Runtime.dll"
#r "../csharp/KerasNet/bin/Release/netstandard2.1/KerasNet.dll"

open KerasNet
open KerasNet.Datasets
open KerasNet.Layers

KerasRandom.SetSeed 7
let struct (train, test) = Digits.Load()

let layers: Layer list =
    [ Conv2D(16, IntOrTuple.op_Implicit 5, activation = ActivationFunction.op_Implicit "relu")
      MaxPool2D()
      Flatten()
      Dense(10, activation = ActivationFunction.op_Implicit "softmax") ]

printfn "%d layers" layers.Length
